#pragma once

#include "forms/forms.hpp"
#include "service/dossier_service.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace renga::service {

/// A paper of a dossier with the digest of its page.
struct ListedPaper {
  forms::Paper paper;
  std::string sha256;
};

/// All papers of a dossier (FRM-9).
Result<std::vector<ListedPaper>> list_papers(const DossierCall& call);

struct PaperWishes {
  std::string form;  ///< a form's name; empty: every form
  std::filesystem::path out;
  bool pdf = false;
  files::Existing existing = files::Existing::refuse;
};

/// Writes papers into a folder that appears as a whole; gives their file names. form_unknown,
/// papers_none, printer_missing, printer_failed.
Result<std::vector<std::string>> write_papers(const DossierCall& call, const PaperWishes& wishes);

/// One paper as its page, by the name that a file of it has. papers_none.
Result<std::string> read_paper(const DossierCall& call, std::string_view file_name);

/// The road of a dossier as SVG with title and description, and as a file (FRM-10).
Result<std::string> draw_road(const DossierCall& call, Language language);
Done write_road(const DossierCall& call, const std::filesystem::path& out, Language language,
                files::Existing existing);

}  // namespace renga::service
