#include "forms/form_page.hpp"

#include "forms/form.hpp"

namespace renga::forms {
namespace {

constexpr std::string_view kHead =
    "# Forms and papers of a dossier\n\n"
    "Made from the table of `src/forms`; a test holds this page to it, and "
    "`tools/picture_forms.py` "
    "draws the pictures from an invented dossier that has made every form.\n\n"
    "Every paper is made from the dossier itself: from the event that makes it, from what was true "
    "of the dossier then, and from the names that the office keeps beside its accounts. They are "
    "in "
    "Japanese, numbered in each fiscal year, with days in wareki, for A4. The sentences are "
    "[docs/spec/forms.md](../spec/forms.md) (FRM).\n\n"
    "```sh\n"
    "renga dossier documents R8-0001 --data office\n"
    "renga dossier documents R8-0001 --data office --make approval_notice --out papers --pdf\n"
    "renga dossier documents R8-0001 --data office --all --out all-papers\n"
    "renga dossier forms --lang ja\n"
    "renga dossier picture R8-0001 --data office --out road.svg\n"
    "```\n\n"
    "PDFs are printed by WeasyPrint (Debian packages `weasyprint` and `fonts-noto-cjk`): several "
    "seconds a page. The same paper gives the same bytes. The road that `picture` draws for one "
    "dossier is, in general, [road.svg](../generated/road.svg) "
    "([English](../generated/road-en.svg)).\n\n"
    "What a form leaves to be written by hand stays empty: dates of meetings, seals, the rows of "
    "the four ledgers. The papers of others are not made: the ethics board's notice (DOC-22), and "
    "the reference documents (DOC-26, DOC-27).\n\n";

std::string role_or_none(const std::optional<dossier::Role>& role) {
  return role ? std::string(dossier::label_of(*role).english) : "–";
}

std::string title_of(const FormRow& form) {
  const std::string number = form.number.empty() ? std::string() : std::string(form.number) + " ";
  return number + std::string(form.title.japanese);
}

}  // namespace

std::string form_page() {
  std::string page(kHead);
  page += "| form | paper | made by | from | to | rule |\n|---|---|---|---|---|---|\n";
  for (const FormRow& form : forms())
    page += "| [`" + std::string(form.name) + "`](#" + std::string(form.name) + ") | " +
            title_of(form) + " / " + std::string(form.title.english) + " | `" +
            std::string(form.command) + "` | " + role_or_none(form.from) + " | " +
            role_or_none(form.to) + " | " + std::string(form.rule) + " |\n";
  for (const FormRow& form : forms())
    page += "\n## " + std::string(form.name) + "\n\n![" + title_of(form) + "](forms/" +
            std::string(form.name) + ".png)\n";
  return page;
}

}  // namespace renga::forms
