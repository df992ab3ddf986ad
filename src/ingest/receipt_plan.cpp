#include "ingest/receipt_plan.hpp"

#include <algorithm>
#include <array>

namespace renga::ingest {
namespace {

constexpr std::array<std::string_view, 5> kHeadColumns = {"payer_body", "prefecture", "fee_table",
                                                          "institution", "claim_month"};
constexpr std::string_view kDonorPrefix = "donor_";

struct PartRow {
  std::string_view record;
  Part part;
};

// What is added up; the records of 調剤 have no units of points (ING-59).
constexpr std::array kParts = {
    PartRow{"HO", Part::insurer}, PartRow{"KO", Part::public_payer}, PartRow{"SY", Part::disease},
    PartRow{"SB", Part::disease}, PartRow{"HS", Part::disease},      PartRow{"GT", Part::bundle},
    PartRow{"SI", Part::unit},    PartRow{"SS", Part::unit},         PartRow{"IY", Part::unit},
    PartRow{"TO", Part::unit},    PartRow{"SH", Part::fee},          PartRow{"KI", Part::fee},
};

Part part_of(Claim claim, std::string_view record) {
  for (const PartRow& row : kParts)
    if (row.record == record && !(row.part == Part::unit && claim == Claim::pharmacy))
      return row.part;
  return Part::none;
}

std::string numbered(std::string_view pattern, std::size_t number) {
  const std::size_t mark = pattern.find('#');
  if (mark == std::string_view::npos) return std::string(pattern);
  return std::string(pattern.substr(0, mark)) + std::to_string(number) +
         std::string(pattern.substr(mark + 1));
}

RecordPlan plan_for(Claim claim, const Layout& layout) {
  RecordPlan plan;
  plan.layout = &layout;
  plan.claim = claim;
  plan.fields.resize(layout.field_count);
  for (const Field& field : layout.fields)
    for (std::size_t i = 0; i < field.traits.repeat; ++i) {
      const std::size_t number = field.traits.first + i;
      plan.fields[field.position(i)] = {&field, 0, field.column.empty(),
                                        numbered(field.column, number),
                                        numbered(field.label, number)};
    }
  for (std::size_t i = 1; i < plan.fields.size(); ++i) {
    const auto position = static_cast<std::uint8_t>(i);
    if (!plan.fields[i].column.empty()) plan.stored.push_back(position);
    if (plan.fields[i].field->traits.need != Need::optional) plan.needed.push_back(position);
  }
  plan.fills_section = layout.place == Place::body && plan.fields[1].column == "section";
  plan.part = part_of(claim, layout.record);
  return plan;
}

Column column_of(const PlannedField& field) {
  const Traits& traits = field.field->traits;
  return {field.column, field.field->type, traits.role, field.label, std::string(traits.unit)};
}

std::string lower(std::string_view text) {
  std::string lowered;
  for (const char c : text) lowered += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return lowered;
}

bool becomes_rows(const RecordPlan& plan) {
  const Place place = plan.layout->place;
  return place != Place::head && place != Place::institution && place != Place::tail;
}

/// Plans and tables of all kinds: the tables are the unions of what the kinds have.
class Registry {
 public:
  Registry() {
    for (const Claim claim : kClaims)
      for (const Layout& layout : receipt_layouts(claim))
        plans_of(claim).push_back(plan_for(claim, layout));
    for (const Claim claim : kClaims)
      for (RecordPlan& plan : plans_of(claim))
        if (becomes_rows(plan)) plan.table = enter(plan, "");
    for (RecordPlan& plan : plans_of(Claim::medical))
      if (plan.layout->place == Place::body) plan.donor_table = enter(plan, kDonorPrefix);
    for (ReceiptTable& table : tables_) add_end(table);
    for (const Claim claim : kClaims)
      for (RecordPlan& plan : plans_of(claim))
        if (becomes_rows(plan)) place(plan);
    index();
  }

  std::vector<RecordPlan>& plans_of(Claim claim) { return plans_[static_cast<std::size_t>(claim)]; }
  const std::vector<RecordPlan>& plans_of(Claim claim) const {
    return plans_[static_cast<std::size_t>(claim)];
  }
  const std::vector<ReceiptTable>& tables() const { return tables_; }
  const RecordPlan* find(Claim claim, std::string_view record) const {
    if (record.size() != 2 || !is_capital(record[0]) || !is_capital(record[1])) return nullptr;
    return by_kind_[static_cast<std::size_t>(claim)][key_of(record)];
  }

 private:
  static constexpr std::uint8_t kAllClaims = (1U << kClaims.size()) - 1;
  static constexpr std::size_t kLetters = 26;

  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
  static std::size_t key_of(std::string_view record) {
    return static_cast<std::size_t>(record[0] - 'A') * kLetters +
           static_cast<std::size_t>(record[1] - 'A');
  }

  void index() {
    for (const Claim claim : kClaims)
      for (const RecordPlan& plan : plans_of(claim))
        by_kind_[static_cast<std::size_t>(claim)][key_of(plan.layout->record)] = &plan;
  }

  static void add(ReceiptTable& table, Column column, std::uint8_t claims) {
    table.schema.columns.push_back(std::move(column));
    table.claims.push_back(claims);
  }

  std::size_t open(const std::string& name, const RecordPlan& plan) {
    for (std::size_t i = 0; i < tables_.size(); ++i)
      if (tables_[i].schema.name == name) return i;
    ReceiptTable& table = tables_.emplace_back();
    table.schema.name = name;
    table.carries_head = plan.layout->place == Place::receipt;
    add(table, {"receipt", Type::integer, Role::key, "レセプトの通し番号", ""}, kAllClaims);
    add(table, {"record_no", Type::integer, Role::key, "レセプト内の位置", ""}, kAllClaims);
    if (table.carries_head) add_head(table);
    return tables_.size() - 1;
  }

  void add_head(ReceiptTable& table) {
    add(table, {"source_file", Type::integer, Role::plain, "入力ファイルの番号", ""}, kAllClaims);
    const RecordPlan& head = plans_of(Claim::medical)[0];
    for (const std::string_view name : kHeadColumns)
      add(table, column_of(head.fields[head.position_of(name)]), kAllClaims);
  }

  std::size_t enter(const RecordPlan& plan, std::string_view prefix) {
    const std::size_t index = open(std::string(prefix) + lower(plan.layout->record), plan);
    ReceiptTable& table = tables_[index];
    table.kinds = static_cast<std::uint8_t>(table.kinds | bit_of(plan.claim));
    table.rare = table.rare && (plan.layout->rare || !prefix.empty());
    table.fills_section = table.fills_section || plan.fills_section;
    for (const std::uint8_t position : plan.stored) enter(plan, plan.fields[position], table);
    return index;
  }

  static void enter(const RecordPlan& plan, const PlannedField& field, ReceiptTable& table) {
    const Column column = column_of(field);
    auto& columns = table.schema.columns;
    const auto known = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& c) { return c.name == column.name; });
    const auto at = static_cast<std::size_t>(known - columns.begin());
    if (known == columns.end()) return add(table, column, bit_of(plan.claim));
    ensure(known->type == column.type && known->role == column.role,
           "two kinds of receipts mean different things by one column");
    table.claims[at] = static_cast<std::uint8_t>(table.claims[at] | bit_of(plan.claim));
  }

  static void add_end(ReceiptTable& table) {
    if (table.fills_section)
      add(table, {"section_filled", Type::code, Role::plain, "診療識別（省略を補ったもの）", ""},
          kAllClaims);
    if (!table.carries_head) return;
    add(table, {"claim_form", Type::code, Role::plain, "レセプトの種類", ""}, kAllClaims);
    add(table, {"submission", Type::code, Role::plain, "請求の区分", ""}, kAllClaims);
  }

  /// Where the plan's columns stand in its table; a donor's table has them in the same places.
  void place(RecordPlan& plan) {
    const auto& columns = tables_[plan.table].schema.columns;
    for (const std::uint8_t position : plan.stored) {
      PlannedField& field = plan.fields[position];
      const auto at = std::find_if(columns.begin(), columns.end(),
                                   [&](const Column& c) { return c.name == field.column; });
      field.table_column = static_cast<std::uint32_t>(at - columns.begin());
    }
    const auto before = [&](std::uint8_t a, std::uint8_t b) {
      return plan.fields[a].table_column < plan.fields[b].table_column;
    };
    plan.in_order = std::is_sorted(plan.stored.begin(), plan.stored.end(), before);
    std::sort(plan.stored.begin(), plan.stored.end(), before);
  }

  std::array<std::vector<RecordPlan>, kClaims.size()> plans_;
  std::vector<ReceiptTable> tables_;
  std::array<std::array<const RecordPlan*, kLetters * kLetters>, kClaims.size()> by_kind_{};
};

const Registry& registry() {
  static const Registry made;
  return made;
}

}  // namespace

std::size_t RecordPlan::position_of(std::string_view column) const {
  for (std::size_t i = 1; i < fields.size(); ++i)
    if (fields[i].column == column) return i;
  bug("a column is asked of a record that does not have it");
}

std::span<const RecordPlan> receipt_plans(Claim claim) {
  return registry().plans_of(claim);
}

const RecordPlan* plan_of(Claim claim, std::string_view record) {
  return registry().find(claim, record);
}

const RecordPlan& known_plan(Claim claim, std::string_view record) {
  const RecordPlan* plan = plan_of(claim, record);
  ensure(plan != nullptr, "a record kind is asked that the layout does not have");
  return *plan;
}

std::span<const ReceiptTable> receipt_tables() {
  return registry().tables();
}

TableSchema schema_of(const ReceiptTable& table, std::uint8_t claims) {
  TableSchema schema{table.schema.name, {}};
  for (std::size_t i = 0; i < table.claims.size(); ++i)
    if ((table.claims[i] & claims) != 0) schema.columns.push_back(table.schema.columns[i]);
  return schema;
}

std::span<const std::string_view> head_columns() {
  return kHeadColumns;
}

}  // namespace renga::ingest
