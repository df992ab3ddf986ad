#include "cli/dossier_papers.hpp"

#include "cli/office_options.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

void ask_for_dossier(CLI::App& verb, service::DossierCall& call, const Session& session) {
  ask_for_office(verb, call.folder, call.database, session);
  verb.add_option("dossier", call.number, session.say({"申出番号", "dossier number"}))->required();
}

/// 様式3 提供に関する依頼書.
std::string title_of(const forms::FormRow& form, Language language) {
  const std::string title(form.title.in(language));
  if (form.number.empty()) return title;
  return fmt::format("{} {}", form.number, title);
}

Outcome listed(const std::vector<service::ListedPaper>& papers, const Session& session) {
  Outcome outcome;
  outcome.json = {{"papers", Json::array()}};
  for (const service::ListedPaper& each : papers) {
    const forms::FormRow& form = *each.paper.form;
    outcome.json["papers"].push_back({{"number", each.paper.number()},
                                      {"day", to_iso(each.paper.day)},
                                      {"form", form.name},
                                      {"title", title_of(form, session.language())},
                                      {"rule", form.rule},
                                      {"event", each.paper.event + 1},
                                      {"sha256", each.sha256}});
    outcome.lines.push_back(
        fmt::format("{} {} {}: {} ({}) {}", each.paper.number(), to_iso(each.paper.day), form.name,
                    title_of(form, session.language()), form.rule, each.sha256.substr(0, 12)));
  }
  return outcome;
}

struct PapersAsked {
  service::DossierCall call;
  service::PaperWishes wishes;
  bool all = false;
};

Result<Outcome> give_papers(const PapersAsked& asked, const Session& session) {
  if (!asked.all && asked.wishes.form.empty()) {
    RENGA_ASSIGN(const auto papers, service::list_papers(asked.call));
    return listed(papers, session);
  }
  service::PaperWishes wishes = asked.wishes;
  wishes.existing = session.existing();
  RENGA_ASSIGN(const auto names, service::write_papers(asked.call, wishes));
  Outcome outcome;
  outcome.json = {{"out", wishes.out.string()}, {"files", names}};
  for (const std::string& name : names) outcome.lines.push_back((wishes.out / name).string());
  return outcome;
}

void add_documents(CLI::App& verb, Session& session) {
  const auto asked = std::make_shared<PapersAsked>();
  ask_for_dossier(verb, asked->call, session);
  auto* make =
      verb.add_option("--make", asked->wishes.form,
                      session.say({"この様式の文書を作る", "make the papers of this form"}));
  auto* all =
      verb.add_flag("--all", asked->all, session.say({"全ての文書を作る", "make all papers"}));
  auto* out = verb.add_option("--out", asked->wishes.out,
                              session.say({"作るフォルダー", "folder to make"}));
  verb.add_flag("--pdf", asked->wishes.pdf,
                session.say({"PDFも作る（WeasyPrintが必要）", "make PDFs too, by WeasyPrint"}))
      ->needs(out);
  make->excludes(all)->needs(out);
  all->needs(out);
  verb.callback([asked, &session] {
    session.choose([asked, &session] { return give_papers(*asked, session); });
  });
}

void add_forms(CLI::App& verb, Session& session) {
  verb.callback([&session] {
    session.choose([&session]() -> Result<Outcome> {
      Outcome outcome;
      outcome.json = {{"forms", Json::array()}};
      for (const forms::FormRow& form : forms::forms()) {
        outcome.json["forms"].push_back({{"form", form.name},
                                         {"number", form.number},
                                         {"title", form.title.in(session.language())},
                                         {"rule", form.rule},
                                         {"command", form.command}});
        outcome.lines.push_back(fmt::format("{}: {} ({}, {})", form.name,
                                            title_of(form, session.language()), form.rule,
                                            form.command));
      }
      return outcome;
    });
  });
}

void add_picture(CLI::App& verb, Session& session) {
  struct Call {
    service::DossierCall call;
    std::filesystem::path out;
  };
  const auto asked = std::make_shared<Call>();
  ask_for_dossier(verb, asked->call, session);
  verb.add_option("--out", asked->out, session.say({"SVGファイル", "the SVG file"}))->required();
  verb.callback([asked, &session] {
    session.choose([asked, &session]() -> Result<Outcome> {
      RENGA_TRY(
          service::write_road(asked->call, asked->out, session.language(), session.existing()));
      Outcome outcome;
      outcome.json = {{"picture", asked->out.string()}};
      outcome.lines = {asked->out.string()};
      return outcome;
    });
  });
}

}  // namespace

void add_dossier_papers(CLI::App& verb, Session& session) {
  add_documents(session.add_command(verb, "documents",
                                    {"申出の文書を一覧し、作ります（HTML・PDF）",
                                     "list the papers of a dossier and make them as HTML and PDF"},
                                    "renga dossier documents R8-0001 --data office"),
                session);
  add_forms(session.add_command(verb, "forms",
                                {"全ての様式を示します", "list all forms and what makes them"},
                                "renga dossier forms --lang ja"),
            session);
  add_picture(session.add_command(verb, "picture",
                                  {"申出の現在の位置を担当者別の流れ図（SVG）にします",
                                   "draw where a dossier stands as a swim-lane picture"},
                                  "renga dossier picture R8-0001 --data office --out road.svg"),
              session);
}

}  // namespace renga::cli
