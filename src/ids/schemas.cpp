#include "ids/schemas.hpp"

#include "ids/identity.hpp"

#include <array>

namespace renga::ids {
namespace {

Column column(std::string name, Type type, Role role, std::string label) {
  return {std::move(name), type, role, std::move(label), ""};
}

Column row_column() {
  return column("row", Type::integer, Role::key, "照会行番号（使い捨て）");
}

Column id_column(std::string name, std::string label) {
  return column(std::move(name), Type::text, Role::id, std::move(label));
}

Column validity_column(std::string name, std::string label) {
  return column(std::move(name), Type::code, Role::plain, std::move(label));
}

std::vector<Column> ids_with_validity() {
  return {id_column("id4", "ID4"), id_column("id5", "ID5"),
          validity_column("id4_validity", "ID4の有効性"),
          validity_column("id5_validity", "ID5の有効性")};
}

TableSchema with_ids(std::string name, Column key) {
  TableSchema schema{std::move(name), {std::move(key)}};
  for (Column& id : ids_with_validity()) schema.columns.push_back(std::move(id));
  return schema;
}

TableSchema with_look_alikes(TableSchema schema, LookAlikes look_alikes) {
  if (look_alikes == LookAlikes::absent) return schema;
  constexpr std::array<std::string_view, kEveryLookAlike.size()> kLabels = {
      "ID4説明キー（表記）", "ID4説明キー（先頭）", "ID4説明キー（末尾）"};
  for (const LookAlike kind : kEveryLookAlike)
    schema.columns.push_back(
        id_column(column_of(kind), std::string(kLabels[static_cast<std::size_t>(kind)])));
  return schema;
}

}  // namespace

Column person_column() {
  return column("person", Type::integer, Role::key, "個人番号");
}

Column birth_month_column() {
  return column("birth_month", Type::month, Role::quasi, "生年月");
}

TableSchema request_schema() {
  return {"request",
          {row_column(), column("source", Type::code, Role::plain, "照会元の表"),
           column("name_kana", Type::text, Role::direct, "カナ氏名"),
           column("birth_date", Type::date, Role::direct, "生年月日"),
           column("sex", Type::code, Role::quasi, "男女区分"),
           column("insurer", Type::code, Role::direct, "保険者番号"),
           column("symbol", Type::text, Role::direct, "被保険者証記号"),
           column("number", Type::text, Role::direct, "被保険者証番号"),
           column("branch", Type::code, Role::direct, "枝番"),
           column("service_from", Type::date, Role::plain, "照会期間（始）"),
           column("service_until", Type::date, Role::plain, "照会期間（終）")}};
}

LookAlikes look_alikes_of(const TableSchema& table) {
  const bool present = table.find(column_of(LookAlike::spelling)) != nullptr;
  return present ? LookAlikes::present : LookAlikes::absent;
}

TableSchema stored_request_schema(LookAlikes look_alikes) {
  return with_look_alikes(with_ids("request", row_column()), look_alikes);
}

TableSchema answer_schema(LookAlikes look_alikes) {
  return with_look_alikes(with_ids("answer", row_column()), look_alikes);
}

TableSchema person_schema(LookAlikes look_alikes) {
  TableSchema schema = with_ids("person", person_column());
  schema.columns.push_back(column("sex", Type::code, Role::quasi, "男女区分"));
  schema.columns.push_back(birth_month_column());
  return with_look_alikes(std::move(schema), look_alikes);
}

std::vector<std::string> id_columns(LookAlikes look_alikes) {
  std::vector<std::string> columns = {"id4", "id5"};
  if (look_alikes == LookAlikes::present)
    for (const LookAlike kind : kEveryLookAlike) columns.push_back(column_of(kind));
  return columns;
}

TableSchema history_schema() {
  return {"history",
          {column("subject", Type::text, Role::direct, "照会対象者"),
           column("insurer", Type::code, Role::direct, "保険者番号"),
           column("symbol", Type::text, Role::direct, "被保険者証記号"),
           column("number", Type::text, Role::direct, "被保険者証番号"),
           column("branch", Type::code, Role::direct, "枝番"),
           column("number_key", Type::text, Role::direct, "照合用番号"),
           column("valid_from", Type::date, Role::plain, "資格取得日"),
           column("valid_until", Type::date, Role::plain, "資格喪失日前日")}};
}

}  // namespace renga::ids
