#include "service/papers_service.hpp"

#include "crypto/crypto.hpp"
#include "printing/printing.hpp"
#include "report/report.hpp"
#include "service/errors.hpp"

namespace renga::service {
namespace {

/// A dossier and the names behind its accounts, read in one go.
struct Desk {
  KeptDossier kept;
  forms::Registry registry;

  forms::Record record() const { return {kept.events, kept.bindings}; }
};

Result<Desk> open_desk(const DossierCall& call) {
  RENGA_ASSIGN(DossierOffice office,
               DossierOffice::open({call.folder, call.database}, store::Opening::existing));
  RENGA_TRY(office.load(call.number));
  RENGA_ASSIGN(const KeptDossier* kept, office.find(call.number));
  return Desk{*kept, office.settings().registry};
}

/// The papers of that form, or all.
Result<std::vector<forms::Paper>> chosen(const Desk& desk, const std::string& form) {
  if (!form.empty() && forms::form_named(form) == nullptr)
    return fail(Error(code::form_unknown).with("form", form));
  std::vector<forms::Paper> papers = forms::papers_of(desk.record());
  if (!form.empty())
    std::erase_if(papers, [&](const forms::Paper& paper) { return paper.form->name != form; });
  if (papers.empty()) return fail(Error(code::papers_none).with("dossier", desk.kept.state.number));
  return papers;
}

}  // namespace

Result<std::vector<ListedPaper>> list_papers(const DossierCall& call) {
  RENGA_ASSIGN(const Desk desk, open_desk(call));
  std::vector<ListedPaper> listed;
  for (const forms::Paper& paper : forms::papers_of(desk.record()))
    listed.push_back(
        {paper, crypto::sha256_hex(forms::page_of(paper, desk.record(), desk.registry))});
  return listed;
}

Result<std::vector<std::string>> write_papers(const DossierCall& call, const PaperWishes& wishes) {
  RENGA_ASSIGN(const Desk desk, open_desk(call));
  RENGA_ASSIGN(const auto papers, chosen(desk, wishes.form));
  RENGA_ASSIGN(auto folder, files::StagedFolder::open(wishes.out, wishes.existing));
  std::vector<std::string> names;
  for (const forms::Paper& paper : papers) {
    const std::string page = forms::page_of(paper, desk.record(), desk.registry);
    names.push_back(paper.file_name() + ".html");
    RENGA_TRY(folder.write(names.back(), page));
    if (!wishes.pdf) continue;
    names.push_back(paper.file_name() + ".pdf");
    RENGA_TRY(printing::print_pdf(page, folder.path() / names.back(), files::Existing::refuse));
  }
  RENGA_TRY(folder.commit());
  return names;
}

Result<std::string> read_paper(const DossierCall& call, std::string_view file_name) {
  RENGA_ASSIGN(const Desk desk, open_desk(call));
  for (const forms::Paper& paper : forms::papers_of(desk.record()))
    if (paper.file_name() == file_name) return forms::page_of(paper, desk.record(), desk.registry);
  return fail(Error(code::papers_none).with("dossier", desk.kept.state.number));
}

Result<std::string> draw_road(const DossierCall& call, Language language) {
  RENGA_ASSIGN(const KeptDossier kept, show_dossier(call));
  return report::svg_file(forms::road_of(kept.state, kept.events), language);
}

Done write_road(const DossierCall& call, const std::filesystem::path& out, Language language,
                files::Existing existing) {
  RENGA_ASSIGN(const std::string svg, draw_road(call, language));
  return files::write_whole(out, svg, existing);
}

}  // namespace renga::service
