#include "ingest/document_rows.hpp"

#include "ingest/checkup_items.hpp"
#include "ingest/day_text.hpp"
#include "ingest/errors.hpp"
#include "ingest/table_row.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace renga::ingest {
namespace {

// 報告区分: check-ups under the law, and other check-ups in the same form; the five of guidance.
constexpr std::array<std::string_view, 2> kCheckupClasses = {"10", "40"};
constexpr std::array<std::string_view, 5> kGuidanceClasses = {"21", "22", "23", "24", "25"};

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& known) {
  return std::ranges::find(known, text) != known.end();
}

struct HeadColumn {
  std::string_view column;
  HeadField field;
};

constexpr std::array kPersonColumns = {
    HeadColumn{"name_kana", HeadField::name_kana}, HeadColumn{"sex", HeadField::sex},
    HeadColumn{"insurer", HeadField::insurer},     HeadColumn{"symbol", HeadField::symbol},
    HeadColumn{"number", HeadField::number},       HeadColumn{"branch", HeadField::branch},
};

void put(const ClinicalDocument& document, const HeadColumn& column, TableRow& row) {
  const Placed& place = document.at(column.field);
  row.put(column.column, place.text, place.line);
}

void put_date(const ClinicalDocument& document, const HeadColumn& column, TableRow& row) {
  const Placed& place = document.at(column.field);
  row.put(column.column, day_of_hl7(place.text), place.line);
}

void put_person(const ClinicalDocument& document, TableRow& row) {
  for (const HeadColumn& column : kPersonColumns) put(document, column, row);
  put_date(document, {"birth_date", HeadField::birth_date}, row);
  // Who examined goes before who wrote the file (ING-204).
  const bool performed = !document.at(HeadField::performer).text.empty();
  put(document, {"institution", performed ? HeadField::performer : HeadField::author}, row);
}

struct ItemColumn {
  std::string_view column;
  std::string DocumentItem::*text;
};

// Those that every table of items has.
constexpr std::array kItemColumns = {
    ItemColumn{"section", &DocumentItem::section},
    ItemColumn{"item", &DocumentItem::code},
    ItemColumn{"item_name", &DocumentItem::name},
    ItemColumn{"kind", &DocumentItem::type},
    ItemColumn{"value", &DocumentItem::value},
    ItemColumn{"unit", &DocumentItem::unit},
    ItemColumn{"value_code", &DocumentItem::value_code},
    ItemColumn{"value_text", &DocumentItem::text},
};

constexpr std::array kCheckupItemColumns = {
    ItemColumn{"low", &DocumentItem::low},
    ItemColumn{"high", &DocumentItem::high},
    ItemColumn{"judgement", &DocumentItem::judgement},
    ItemColumn{"method", &DocumentItem::method},
};

/// ING-209.
std::string_view absence_of(const DocumentItem& item) {
  if (item.negation == "true") return "not_done";
  return item.null_flavor.empty() ? "" : "not_measurable";
}

void fill_item(const DocumentItem& item, std::int64_t owner, std::int64_t item_number,
               TableRow& row) {
  row.begin(item.line);
  row.put(std::size_t{0}, std::to_string(owner));
  row.put("item_no", std::to_string(item_number));
  for (const ItemColumn& column : kItemColumns)
    row.put(column.column, item.*column.text, item.line);
}

Done store_items(const ClinicalDocument& document, std::string_view table, std::int64_t owner,
                 const SourceFile& file, Intake& intake) {
  RENGA_ASSIGN(TableRow row, TableRow::open(layout_named(table), file, intake));
  row.expect_days_as(kCompactDay);
  const bool of_checkup = table == "checkup_item";
  std::int64_t item_number = 0;
  for (const DocumentItem& item : document.items) {
    if (item.code.empty()) continue;
    fill_item(item, owner, ++item_number, row);
    if (of_checkup) {
      row.put("absent", absence_of(item));
      for (const ItemColumn& column : kCheckupItemColumns)
        row.put(column.column, item.*column.text, item.line);
      if (checkup_item(item.code) == nullptr)
        intake.findings->warn(
            {.code = code::item_unknown, .line = item.line, .record = table, .column = "item"});
    } else {
      row.put("date", day_of_hl7(item.date), item.line);
    }
    row.store();
  }
  return {};
}

bool same_unit(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
  });
}

/// A number without the zeros after its point, so that a whole one is whole.
std::string_view without_zeros(std::string_view number) {
  if (number.find('.') == std::string_view::npos) return number;
  number = number.substr(0, number.find_last_not_of('0') + 1);
  return number.substr(0, number.size() - (number.ends_with('.') ? 1 : 0));
}

/// The text for the column of the table `checkup`; empty where the item has none.
std::string_view column_text(const CheckupItem& known, const DocumentItem& item) {
  if (known.kind == "PQ") return parse_decimal(item.value) ? without_zeros(item.value) : "";
  // The 4th period splits the non-smokers in two (2 stopped, 3 never); the column says yes or no.
  if (known.column == "smoking" && item.value_code == "3") return "2";
  return item.value_code;
}

void put_item(const CheckupItem& known, const DocumentItem& item, TableRow& row,
              Findings& findings) {
  const std::string_view text = column_text(known, item);
  if (text.empty() || !row.is_empty(known.column)) return;
  if (known.kind == "PQ" && !item.unit.empty() && !same_unit(item.unit, known.unit))
    return findings.warn({.code = code::unit_wrong,
                          .line = item.line,
                          .record = "checkup_item",
                          .column = known.column,
                          .field = known.label,
                          .expected = known.unit});
  row.put(known.column, text, item.line);
}

/// In the order of the list, which is the order of preference.
void put_items(const ClinicalDocument& document, TableRow& row, Findings& findings) {
  for (const CheckupItem& known : checkup_items())
    for (const DocumentItem& item : document.items)
      if (!known.column.empty() && item.code == known.code) put_item(known, item, row, findings);
}

Done store_checkup(const ClinicalDocument& document, const SourceFile& file, Intake& intake) {
  RENGA_ASSIGN(TableRow row, TableRow::open(layout_named("checkup"), file, intake));
  row.expect_days_as(kCompactDay);
  row.begin(1);
  put_person(document, row);
  put_date(document, {"checkup_date", HeadField::event_date}, row);
  put_items(document, row, *intake.findings);
  if (!row.store()) return {};
  return store_items(document, "checkup_item", row.number(), file, intake);
}

Done store_guidance(const ClinicalDocument& document, const SourceFile& file, Intake& intake) {
  RENGA_ASSIGN(TableRow row, TableRow::open(layout_named("guidance"), file, intake));
  row.expect_days_as(kCompactDay);
  row.begin(1);
  put_person(document, row);
  put(document, {"report_class", HeadField::report_class}, row);
  put(document, {"level", HeadField::event_code}, row);
  // One day, or the first of a period.
  const bool one_day = !document.at(HeadField::event_date).text.empty();
  put_date(document, {"guidance_date", one_day ? HeadField::event_date : HeadField::event_begin},
           row);
  if (!row.store()) return {};
  return store_items(document, "guidance_item", row.number(), file, intake);
}

}  // namespace

Done store_document(const ClinicalDocument& document, const SourceFile& file, Intake& intake) {
  const Placed& report_class = document.at(HeadField::report_class);
  if (is_one_of(report_class.text, kCheckupClasses)) return store_checkup(document, file, intake);
  if (is_one_of(report_class.text, kGuidanceClasses)) return store_guidance(document, file, intake);
  intake.findings->reject({.code = code::kind_not_read,
                           .line = report_class.line,
                           .record = "ClinicalDocument/code",
                           .column = "report_class"});
  return {};
}

}  // namespace renga::ingest
