#include "ingest/manual_page.hpp"

#include "ingest/checkup_items.hpp"
#include "ingest/code_lists.hpp"
#include "ingest/receipt_plan.hpp"
#include "ingest/table_layout.hpp"

#include <array>

namespace renga::ingest {
namespace {

constexpr std::string_view kReceiptHead = R"(# Receipts: records and fields

This page is made from the layout tables of `src/ingest/*_layout.cpp`; a test keeps it fresh. The rules of reading are
docs/spec/ingest.md.

Index: position after splitting at commas, 0 being the record kind. Bytes: of CP932; `=` exactly, `≤` at most. Need: `must` (absent
or bad: the record is set aside), `expected` (absent or bad: left empty with a warning), otherwise it may be absent, and a bad value sets
the record aside. Role: `direct` names a person and does not survive `renga ids attach`; `quasi` can help to find one; `sensitive`
tells of health or is free text; codes of institutions are `quasi` because a study may be granted them.

A record becomes a row of the table with its name in lower case. A table holds the records of that name of all kinds of receipts that were
read, and the columns of those kinds. Every table begins with `receipt` (running number over all receipts of the dataset) and `record_no`
(position of the record in its receipt, from 1, set-aside records counted). `re` goes on with `source_file` (position of the file among those
read, from 1; an archive is one) and `payer_body`, `prefecture`, `fee_table`, `institution`, `claim_month` of the head record, and ends with `claim_form`
(`medical`, `dpc`, `dental`, `pharmacy`) and `submission` (`first`; `again` with a search number; `returned` in a file of returned claims).
`si`, `ss`, `iy`, `to` and `co` end with `section_filled`, the 診療識別 with blanks filled from above. What belongs to an organ donor is in
`ti`, `tr`, `ts` and `donor_sy` to `donor_sj`. The tables `kh`, `ni`, `hr` and those of donors exist only where there are rows.

**Ignored** (counted by record and field in the report of `renga ingest`, and told with `--json`): reserved fields that hold something
(`RE.15`), the fields of head records beyond those that `re` carries (`IR.institution_name`), lines of the history of a returned claim, and the records MN,
EX, RC, JY, MD, RT, JR, MK and ON of examining bodies. **Set aside**, into `rejected.csv` with a reason: record kinds outside the layout,
records with too many fields, records whose `must` field is absent or bad, records out of place, and the records of a receipt whose RE was set aside.
**Refused** as a whole, with nothing written: files that do not begin with a right IR, UK, YK or HI record, that hold no RE record, that are binary or
UTF-8, that were given twice, and archives that are damaged, encrypted or out of proportion.
)";

/// Where the fields of a kind are from.
constexpr std::array<std::string_view, kClaims.size()> kSources = {
    "記録条件仕様（医科用）令和4年4月版.",
    "What DPC shares with 医科: 記録条件仕様（医科用）令和4年4月版. BU, SB, KK, SK, GA, HH, GT, "
    "CD: 記録条件仕様（DPC用）and\n"
    "コーディングデータに係る記録条件仕様 in the public transcription of kuenishi/meddatum (about "
    "2014, wareki), with western dates. RE:\n"
    "the positions of 医科 up to 17, then the order in which the NDB keeps the items; this is an "
    "inference.",
    "記録条件仕様（歯科用）: positions after sosuke-hirayama/uke-parser (2018), widths and SN, JD, "
    "MF after a public transcription of the\n"
    "edition of 令和8年6月; both agree on every position. The codes of 診療識別 are not checked.",
    "記録条件仕様（調剤用）: positions after sosuke-hirayama/uke-parser (2018), the end of CZ, KI, "
    "SN, JD and MF after a public transcription\n"
    "of the edition of 令和8年6月. Widths other than those of codes are not established; those "
    "given are the ones of like fields of 医科.",
};

constexpr std::string_view kTablesHead = R"(# Tables of every source but the receipts

This page is made from the layouts of `src/ingest/*_tables.cpp`; a test keeps it fresh. The rules of reading are docs/spec/ingest.md.

A table given as CSV is recognised by its header; columns may come in any order, parted by commas or by tabs. Need: `value` (every row has
one), `column` (the column must be there, values may be empty), otherwise the column may be missing. Dates are `YYYY-MM-DD`, in files of the
DPC survey `YYYYMMDD`. A numbered table begins with a running number of the same name and `source_file`. Tables without a CSV form are
filled by the reader of their source. Role: see docs/manual/receipts.md.

Of CSV files: **ignored** (each column told once, its values counted in the report) are columns that the table does not know. **Set aside** are rows with
too many or too few fields, with text that is not of the file's character code, without a value where one is needed, or with a value of another type or outside the codes; a
bad birth date or sex alone is left empty. **Refused** are files whose header is that of no table, or of a table of another database, or whose quotes are never closed.
The other formats have pages of their own: [check-ups](checkup-documents.md), [FHIR](fhir.md), [SS-MIX2](ss-mix2.md), [DPC survey](dpc-survey.md).
)";

std::string_view need_name(Need need) {
  constexpr std::array<std::string_view, 3> kNames = {"", "expected", "must"};
  return kNames[static_cast<std::size_t>(need)];
}

std::string_view presence_name(Presence presence) {
  constexpr std::array<std::string_view, 3> kNames = {"", "column", "value"};
  return kNames[static_cast<std::size_t>(presence)];
}

std::string_view mode_name(Mode mode) {
  constexpr std::array<std::string_view, 4> kNames = {"数字", "英数", "漢字", "英数又は漢字"};
  return kNames[static_cast<std::size_t>(mode)];
}

std::string row(std::initializer_list<std::string_view> cells) {
  std::string line = "|";
  for (const std::string_view cell : cells)
    line += cell.empty() ? " |" : " " + std::string(cell) + " |";
  return line + "\n";
}

std::string code(std::string_view text) {
  return text.empty() ? std::string() : "`" + std::string(text) + "`";
}

/// "day#" of 31 fields is told as `day1` … `day31`.
std::string column_names(const RecordPlan& plan, const Field& field) {
  if (field.column.empty()) return "–";
  const std::string& first = plan.fields[field.index].column;
  if (field.traits.repeat == 1) return code(first);
  const std::size_t last = field.position(std::size_t{field.traits.repeat} - 1);
  return code(first) + " … " + code(plan.fields[last].column);
}

std::string positions(const Field& field) {
  std::string first = std::to_string(field.index);
  if (field.traits.repeat == 1) return first;
  const std::string last = std::to_string(field.position(std::size_t{field.traits.repeat} - 1));
  if (field.traits.stride == 1) return first + "–" + last;
  return first + ", " + std::to_string(field.position(1)) + " … " + last;
}

std::string field_row(const RecordPlan& plan, const Field& field) {
  const Traits& traits = field.traits;
  const bool stored = !field.column.empty();
  const std::string width = (field.width.fixed ? "= " : "≤ ") + std::to_string(field.width.bytes);
  return row({positions(field), column_names(plan, field), plan.fields[field.index].label,
              stored ? name_of(field.type) : "", mode_name(field.mode), width,
              need_name(traits.need), stored ? name_of(traits.role) : "", traits.unit,
              codes_of(traits.list)});
}

std::string record_section(const RecordPlan& plan) {
  const Layout& layout = *plan.layout;
  std::string section = "\n### " + std::string(layout.record) + " " + std::string(layout.label) +
                        " (" + std::to_string(layout.field_count) + " fields)\n\n";
  section +=
      row({"index", "column", "item", "type", "mode", "bytes", "need", "role", "unit", "codes"});
  section += "|---|---|---|---|---|---|---|---|---|---|\n";
  for (const Field& field : layout.fields) section += field_row(plan, field);
  return section;
}

/// A record that is the same in an earlier kind is not told again.
const RecordPlan* same_before(const RecordPlan& plan) {
  for (const Claim claim : kClaims) {
    if (claim == plan.claim) return nullptr;
    const RecordPlan* other = plan_of(claim, plan.layout->record);
    if (other != nullptr && other->layout->fields.data() == plan.layout->fields.data())
      return other;
  }
  return nullptr;
}

std::string table_heading(const TableLayout& table) {
  std::string text = "\n## " + std::string(table.name) + " " + std::string(table.label) + "\n\n";
  text += "Databases: " + std::string(table.databases) + ". ";
  text += table.as_csv ? "CSV: yes. " : "CSV: no. ";
  text += table.numbered ? "Numbered. " : "";
  return text + "Source: " + std::string(table.source) + ".\n\n";
}

std::string item_table() {
  std::string text =
      "\n## Items of check-ups\n\nFrom `src/ingest/checkup_items.cpp`. Kind: `PQ` a number with "
      "its unit, `CD` and "
      "`CO` a code, `ST` text. Column: of the table\n`checkup`; of several items for one column, "
      "the one further up "
      "goes first.\n\n";
  text += row({"item", "name", "kind", "unit", "column"}) + "|---|---|---|---|---|\n";
  for (const CheckupItem& item : checkup_items())
    text += row({code(item.code), item.label, item.kind, item.unit, code(item.column)});
  return text;
}

}  // namespace

std::string receipt_manual() {
  std::string page(kReceiptHead);
  for (const Claim claim : kClaims) {
    page += "\n## " + std::string(label_of(claim)) + " (`" + std::string(name_of(claim)) + "`)\n\n";
    page += "Source: " + std::string(kSources[static_cast<std::size_t>(claim)]) + "\n";
    for (const RecordPlan& plan : receipt_plans(claim)) {
      const RecordPlan* same = same_before(plan);
      if (same == nullptr)
        page += record_section(plan);
      else
        page += "\n### " + std::string(plan.layout->record) + "\n\nAs in " +
                std::string(label_of(same->claim)) + ".\n";
    }
  }
  return page;
}

std::string tables_manual() {
  std::string page(kTablesHead);
  for (const TableLayout* table : table_layouts()) {
    page += table_heading(*table);
    page += row({"column", "item", "type", "need", "role", "unit", "codes"});
    page += "|---|---|---|---|---|---|---|\n";
    for (const ColumnLayout& column : table->columns)
      page +=
          row({code(column.name), column.label, name_of(column.type),
               presence_name(column.presence), name_of(column.role), column.unit, column.codes});
  }
  return page + item_table();
}

}  // namespace renga::ingest
