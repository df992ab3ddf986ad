#include "ids/derivation.hpp"
#include "ids/functions.hpp"
#include "ids/schemas.hpp"
#include "ids/sql.hpp"
#include "ids/vector_values.hpp"

#include <stdexcept>

namespace renga::ids {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kOpenEnd = "9999-12-31";

Date day_of(std::string_view text) {
  const auto day = parse_iso_date(text);
  if (!day) throw std::invalid_argument("no day");
  return *day;
}

void put_holder(const std::vector<std::string>& row, engine::Appender& rows) {
  const auto number =
      normalised_number(Personal<WrittenNumber>({row.at(1), row.at(2), row.at(3), row.at(4)}));
  if (!number) throw std::invalid_argument("no number");
  const InsuredNumber& parts = number->disclose();
  rows.text(row.at(0));
  for (const std::string& part : {parts.insurer, parts.symbol, parts.number, parts.branch})
    rows.text(part);
  rows.text(number_key(*number).disclose());
  rows.date(day_of(row.at(5)));
  rows.date(day_of(row.at(6).empty() ? kOpenEnd : row.at(6)));
  rows.end_row();
}

Done fill_history(engine::Engine& engine, const Json& lines) {
  RENGA_TRY(engine.create_table(history_schema()));
  RENGA_ASSIGN(const auto rows, engine.append_to(history_schema()));
  std::string text;
  for (const Json& line : lines) text += line.get<std::string>() + "\n";
  RENGA_ASSIGN(auto records, parse_csv(text));
  for (std::size_t i = 1; i < records.size(); ++i) put_holder(records[i].fields, *rows);
  return rows->finish();
}

void put_question(const Json& question, std::int64_t row, engine::Appender& rows) {
  const auto number = question.at("written").get<std::array<std::string, 4>>();
  rows.integer(row);
  rows.text("re");
  for (int unasked = 0; unasked < 3; ++unasked) rows.null();  // Name, birth date and sex.
  for (const std::string& part : number) rows.text(part);
  rows.date(day_of(question.at("service_from").get<std::string>()));
  rows.date(day_of(question.at("service_until").get<std::string>()));
  rows.end_row();
}

Done fill_request(engine::Engine& engine, const Json& questions) {
  RENGA_TRY(engine.create_table(request_schema()));
  RENGA_ASSIGN(const auto rows, engine.append_to(request_schema()));
  std::int64_t row = 0;
  for (const Json& question : questions) put_question(question, ++row, *rows);
  return rows->finish();
}

}  // namespace

Result<std::vector<Json>> values_of_history(const Json& history, const crypto::KeyRing& fund) {
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open({}));
  RENGA_TRY(fill_history(engine, history.at("csv")));
  RENGA_TRY(fill_request(engine, history.at("questions")));
  RENGA_TRY(define_normalisation(engine));
  RENGA_TRY(define_root_id5(engine, *fund.find(crypto::Purpose::root_id5, "")));
  for (const engine::Sql statement :
       {sql::asked_numbers, sql::oldest_numbers, sql::holders, sql::id5_roots})
    RENGA_TRY(engine.run(statement));
  RENGA_ASSIGN(const auto rows, engine.rows(sql::roots_in_order));
  std::vector<Json> values;
  for (const engine::Row& row : rows) {
    Json made = {{"validity", row.text(0)}};
    if (!row.is_null(1)) made["root"] = row.text(1);
    values.push_back(std::move(made));
  }
  return values;
}

}  // namespace renga::ids
