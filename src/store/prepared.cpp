#include "store/prepared.hpp"

namespace renga::store {
namespace {

Value value_at(const soci::row& row, std::size_t place) {
  if (row.get_indicator(place) == soci::i_null) return {};
  switch (row.get_properties(place).get_data_type()) {
    case soci::dt_integer:
      return row.get<int>(place);
    case soci::dt_long_long:
      return row.get<long long>(place);
    case soci::dt_string:
      return row.get<std::string>(place);
    default:
      bug("a column is a text or a whole number");
  }
}

Row::Columns columns_of(const soci::row& row) {
  std::vector<std::string> names;
  for (std::size_t place = 0; place < row.size(); ++place)
    names.push_back(row.get_properties(place).get_name());
  return std::make_shared<const std::vector<std::string>>(std::move(names));
}

}  // namespace

Prepared::Prepared(soci::session& session, const std::string& text, const Parameters& parameters,
                   bool answers)
    : statement_(session) {
  for (const Parameter& parameter : parameters) {
    Place& place = places_.emplace_back();
    const std::string name(parameter.name);
    if (std::holds_alternative<std::int64_t>(parameter.value.held()))
      statement_.exchange(soci::use(place.number, place.there, name));
    else
      statement_.exchange(soci::use(place.text, place.there, name));
  }
  if (answers) statement_.exchange(soci::into(answer_));
  statement_.alloc();
  statement_.prepare(text);
  statement_.define_and_bind();
}

void Prepared::put(const Parameters& parameters) {
  for (std::size_t at = 0; at < parameters.size(); ++at) {
    const Value::Kinds& held = parameters[at].value.held();
    Place& place = places_[at];
    place.there = std::holds_alternative<std::monostate>(held) ? soci::i_null : soci::i_ok;
    if (const auto* number = std::get_if<std::int64_t>(&held)) place.number = *number;
    if (const auto* text = std::get_if<std::string>(&held)) place.text = *text;
  }
}

std::int64_t Prepared::run(const Parameters& parameters) {
  put(parameters);
  statement_.execute(true);
  return statement_.get_affected_rows();
}

Row Prepared::row() const {
  std::vector<Value> values;
  values.reserve(answer_.size());
  for (std::size_t place = 0; place < answer_.size(); ++place)
    values.push_back(value_at(answer_, place));
  return {columns_, std::move(values)};
}

Done Prepared::each(const Parameters& parameters, const std::function<Done(const Row&)>& take) {
  put(parameters);
  statement_.execute(false);
  Done taken;
  // To the last row even where the taker wants no more: a statement half read holds its locks.
  while (statement_.fetch()) {
    if (!taken) continue;
    if (columns_ == nullptr) columns_ = columns_of(answer_);
    taken = take(row());
  }
  return taken;
}

}  // namespace renga::store
