#include "ingest/clinical_document.hpp"
#include "ingest/fhir_layout.hpp"
#include "ingest/manual_page.hpp"
#include "ingest/storage_rows.hpp"
#include "ingest/survey_source.hpp"
#include "ingest/table_layout.hpp"

#include <array>

namespace renga::ingest {
namespace {

constexpr std::string_view kFresh =
    "\nThis page is made from the tables that the reader uses; a test keeps it fresh. The rules of "
    "reading are docs/spec/ingest.md,\nthe tables docs/manual/tables.md.\n";

constexpr std::string_view kDocumentsEnd = R"(
## Ignored

Every other attribute and text of a document, counted in the report of `renga ingest` by its path (`XML /ClinicalDocument/…@attribute`; paths
inside an item begin with `item`). Attributes that only say how a document is written (`classCode`, `moodCode`, `codeSystem`, `root`, `type`, …) are not
counted. Totals (`su08`) and settlement files (`CLAIMS/c*.xml`) are not read further, schemas (`.xsd`) are passed over.

## Set aside

Documents that are not well-formed, declare a document type, have more than 64 levels or more than 64 MiB; documents of another report class
(19 deletion request, 30 report to the state, 90); documents without the day of the check-up or guidance, with their items. Items with an
unknown code are kept in `checkup_item` and told.

## Refused

Nothing as a whole: the other files of the package are read. If the number of documents in the index does not agree, that is told and the
exit code is 1.
)";

constexpr std::string_view kFhirEnd = R"(
## Ignored

Every other member of these resources, counted in the report of `renga ingest` by its path (`FHIR Patient.telecom.value`; positions of lists are left
out). Of a list whose first entry is read, further entries are not. Codings of other systems than those named are passed over. The units
of vital signs are taken for kg, cm, mmHg and ℃.

## Set aside

Lines that are no JSON object or are longer than 4 MiB; resources of another type; resources that name no patient; Observations whose
code is neither a vital sign nor JLAC10 or LOINC; rows without a value where docs/manual/tables.md asks for one.

## Refused

Nothing as a whole, but FHIR is read for `--db jisedai` only.
)";

constexpr std::string_view kStorageEnd = R"(
The branch of the insured number has no place in HL7 v2.5; the code of a disease in PRB-3 is that of charts (病名管理番号) and not read. Vital signs
are no part of the standardised storage.

## Ignored

Every other field with a value, counted in the report of `renga ingest` by segment and number (`HL7 PID-13`); the fields of MSH are not counted. Results that are
no numbers (OBX-2 other than NM) are not read. Files whose condition flag is 0 are passed over. Orders that a later message takes back are not looked for.

## Set aside

Messages of another kind; messages without PID-3; messages with a byte or escape sequence that is no ASCII, UTF-8 or ISO-2022-JP;
messages longer than 16 MiB; rows without a value where docs/manual/tables.md asks for one.

## Refused

Nothing as a whole, but a storage is read for `--db jisedai` only.
)";

constexpr std::string_view kSurveyEnd = R"(
CP932, one line a record, fields parted by tabs, no header. Spaces at the end of a field are removed; a day `00000000` is none. Of form 4's two days the
earlier is taken for the admission, because their order is not established from a public source. The codes and payloads of forms 1 and H are
kept as they are: which code means what depends on the year. All of them are also read as text with a header of column names (tabs or commas).
A data number is unique at one facility only: take in each facility by itself, with a `patient.csv` beside it that brings the identifiers.

## Ignored

Nothing: every field has a column. Form 3 is a workbook and is not read.

## Set aside

Lines with more or fewer fields than the form has; lines with text that is not CP932; lines with a bad day or number.

## Refused

Files whose first line does not fit any form; the survey is read for `--db dpc` only.
)";

std::string line(std::initializer_list<std::string_view> cells) {
  std::string text = "|";
  for (const std::string_view cell : cells)
    text += cell.empty() ? " |" : " " + std::string(cell) + " |";
  return text + "\n";
}

std::string code(std::string_view text) {
  return text.empty() ? std::string() : "`" + std::string(text) + "`";
}

std::string paths_table(const std::vector<ReadPath>& paths) {
  std::string text = line({"path", "attribute", "becomes"}) + "|---|---|---|\n";
  for (const ReadPath& path : paths)
    text += line({code(path.path.empty() ? "(the item itself)" : path.path),
                  path.attribute.empty() ? "text" : code(path.attribute), path.what});
  return text;
}

std::string_view name_of(FhirTake take) {
  constexpr std::array<std::string_view, 16> kNames = {
      "text or number",
      "day",
      "id of the Patient that is referred to",
      "text, else the first display",
      "code of a system with `masterB-disease`",
      "code of a system with `icd-10`",
      "code of a system with `masterY`, else HOT9, else YJ",
      "JLAC10, else LOINC; the table's name of it where there is one",
      "`male` 1, `female` 2",
      "`IMP`, `ACUTE`, `NONAC` inpatient; `AMB`, `EMER`, `VR` outpatient",
      "the name with the representation SYL",
      "JP-CLINS's insured number, 1st part",
      "2nd part",
      "3rd part",
      "4th part",
      "`valueQuantity.value` of itself and of each `component`, by LOINC code"};
  return kNames[static_cast<std::size_t>(take)];
}

}  // namespace

std::string checkup_documents_manual() {
  std::string page =
      "# Check-ups and guidance as XML documents\n" + std::string(kFresh) +
      "\nHL7 CDA Release 2 in the packages of 特定健診・特定保健指導: an index (`ix08`), totals "
      "(`su08`), one document a person (`DATA/h*.xml`), settlement\nfiles (`CLAIMS/c*.xml`). A "
      "package may be a folder or a ZIP archive.\n\n## Read, outside the items\n\nAn attribute "
      "that is a number with points is the `root` of an `id`; its `extension` is read. Instead of "
      "`recordTarget/patientRole`\nthe ids of a voucher (`participant/associatedEntity`) are taken "
      "where the person has none.\n\n";
  page += paths_table(head_paths());
  page +=
      "\n## Read, in each item\n\nItems are `observation`, `act`, `encounter`, `procedure` and "
      "`substanceAdministration` inside a section; `section` is the section's code.\nThey become "
      "rows of `checkup_item` or `guidance_item`, and by the list in docs/manual/tables.md columns "
      "of `checkup`.\n\n";
  return page + paths_table(item_paths()) + std::string(kDocumentsEnd);
}

std::string fhir_manual() {
  std::string page =
      "# HL7 FHIR R4\n" + std::string(kFresh) +
      "\nBulk exports (NDJSON): one resource a line, in UTF-8. `0` in a path is the first entry of "
      "a list. Of several lines for one column the first that\nis there counts.\n";
  for (const FhirType& type : fhir_types()) {
    page += "\n## " + std::string(type.type) + " → " + code(type.table) + "\n\n";
    page += line({"column", "path", "how"}) + "|---|---|---|\n";
    for (const FhirField& field : type.fields)
      page += line({code(field.column), code(field.path), name_of(field.take)});
  }
  return page + std::string(kFhirEnd);
}

std::string storage_manual() {
  std::string page = "# SS-MIX2 standardised storage\n" + std::string(kFresh) +
                     "\nHL7 v2.5, one message a file, ASCII, UTF-8 or ISO-2022-JP. Findings name "
                     "a file by its position, because its name bears the\nnumber of a "
                     "patient.\n\n## Read: kinds of messages\n\n";
  page += line({"kind", "MSH-9", "table"}) + "|---|---|---|\n";
  for (const StorageKind& kind : storage_kinds())
    page +=
        line({kind.name, std::string(kind.type) + "^" + std::string(kind.event), code(kind.table)});
  page += "\n## Read: fields\n\n" + line({"segment", "fields"}) + "|---|---|\n";
  for (const StorageFields& segment : storage_fields()) {
    std::vector<std::string> numbers;
    for (const std::size_t field : segment.fields) numbers.push_back(std::to_string(field));
    page += line({segment.segment, join(numbers, ", ")});
  }
  return page + std::string(kStorageEnd);
}

std::string survey_manual() {
  std::string page = "# DPC survey files\n" + std::string(kFresh) +
                     "\n「DPC導入の影響評価に係る調査」: a file is known by its first line.\n\n## "
                     "Read\n\n";
  page +=
      line({"table", "fields", "data number in field", "columns in order"}) + "|---|---|---|---|\n";
  for (const SurveyForm& form : survey_forms()) {
    std::vector<std::string> columns;
    for (const ColumnLayout& column : layout_named(form.table).columns)
      columns.emplace_back(column.name);
    std::string fields = std::to_string(form.fields_min);
    if (form.fields_max != form.fields_min) fields += "–" + std::to_string(form.fields_max);
    page += line(
        {code(form.table), fields, std::to_string(form.patient_field + 1), join(columns, ", ")});
  }
  return page + std::string(kSurveyEnd);
}

}  // namespace renga::ingest
