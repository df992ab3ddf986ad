#include "engine/values.hpp"

namespace renga::engine {
namespace {

template <typename T>
T& element(void* data, std::size_t row) {
  return static_cast<T*>(data)[row];
}

std::string_view view_of(duckdb_string_t& text) {
  return {duckdb_string_t_data(&text), duckdb_string_t_length(text)};
}

template <typename T, typename Make>
ValueHandle list_value(duckdb_type type, const std::vector<T>& items, Make make) {
  std::vector<ValueHandle> owners;
  std::vector<duckdb_value> values;
  for (const T& item : items) {
    owners.emplace_back(make(item));
    values.push_back(owners.back().get());
  }
  const LogicalTypeHandle element_type(duckdb_create_logical_type(type));
  return ValueHandle(duckdb_create_list_value(element_type.get(), values.data(), values.size()));
}

struct ToEngine {
  ValueHandle operator()(std::monostate) const { return ValueHandle(duckdb_create_null_value()); }
  ValueHandle operator()(bool value) const { return ValueHandle(duckdb_create_bool(value)); }
  ValueHandle operator()(std::int64_t value) const {
    return ValueHandle(duckdb_create_int64(value));
  }
  ValueHandle operator()(double value) const { return ValueHandle(duckdb_create_double(value)); }
  ValueHandle operator()(const std::string& value) const {
    return ValueHandle(duckdb_create_varchar_length(value.data(), value.size()));
  }
  ValueHandle operator()(Date value) const {
    return ValueHandle(duckdb_create_date({value.days()}));
  }
  ValueHandle operator()(const std::vector<std::int64_t>& values) const {
    return list_value(DUCKDB_TYPE_BIGINT, values, &duckdb_create_int64);
  }
  ValueHandle operator()(const std::vector<double>& values) const {
    return list_value(DUCKDB_TYPE_DOUBLE, values, &duckdb_create_double);
  }
  ValueHandle operator()(const std::vector<std::string>& values) const {
    return list_value(DUCKDB_TYPE_VARCHAR, values, [](const std::string& text) {
      return duckdb_create_varchar_length(text.data(), text.size());
    });
  }
};

std::int64_t from_hugeint(duckdb_hugeint value) {
  const bool fits = (value.upper == 0 && value.lower <= INT64_MAX) ||
                    (value.upper == -1 && value.lower > INT64_MAX);
  ensure(fits, "a whole number of a result does not fit into 64 bits");
  return static_cast<std::int64_t>(value.lower);
}

}  // namespace

duckdb_type engine_type(Type type) {
  switch (type) {
    case Type::integer:
      return DUCKDB_TYPE_BIGINT;
    case Type::decimal:
      return DUCKDB_TYPE_DOUBLE;
    case Type::date:
    case Type::month:
      return DUCKDB_TYPE_DATE;
    case Type::boolean:
      return DUCKDB_TYPE_BOOLEAN;
    case Type::text:
    case Type::code:
      return DUCKDB_TYPE_VARCHAR;
  }
  bug("a column type without an engine type");
}

ValueHandle to_engine(const Value& value) {
  return std::visit(ToEngine(), value);
}

ChunkReader::ChunkReader(duckdb_data_chunk chunk) : rows_(duckdb_data_chunk_get_size(chunk)) {
  const idx_t count = duckdb_data_chunk_get_column_count(chunk);
  for (idx_t i = 0; i < count; ++i) {
    duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, i);
    const LogicalTypeHandle type(duckdb_vector_get_column_type(vector));
    columns_.push_back({duckdb_get_type_id(type.get()), duckdb_vector_get_data(vector),
                        duckdb_vector_get_validity(vector)});
  }
}

Value ChunkReader::value(const ColumnView& column, std::size_t row) const {
  if (column.validity != nullptr && !duckdb_validity_row_is_valid(column.validity, row)) return {};
  switch (column.type) {
    case DUCKDB_TYPE_BOOLEAN:
      return element<bool>(column.data, row);
    case DUCKDB_TYPE_TINYINT:
      return std::int64_t{element<std::int8_t>(column.data, row)};
    case DUCKDB_TYPE_SMALLINT:
      return std::int64_t{element<std::int16_t>(column.data, row)};
    case DUCKDB_TYPE_INTEGER:
      return std::int64_t{element<std::int32_t>(column.data, row)};
    case DUCKDB_TYPE_BIGINT:
      return element<std::int64_t>(column.data, row);
    case DUCKDB_TYPE_UTINYINT:
      return std::int64_t{element<std::uint8_t>(column.data, row)};
    case DUCKDB_TYPE_USMALLINT:
      return std::int64_t{element<std::uint16_t>(column.data, row)};
    case DUCKDB_TYPE_UINTEGER:
      return std::int64_t{element<std::uint32_t>(column.data, row)};
    case DUCKDB_TYPE_UBIGINT:
      return static_cast<std::int64_t>(element<std::uint64_t>(column.data, row));
    case DUCKDB_TYPE_HUGEINT:
      return from_hugeint(element<duckdb_hugeint>(column.data, row));
    case DUCKDB_TYPE_FLOAT:
      return double{element<float>(column.data, row)};
    case DUCKDB_TYPE_DOUBLE:
      return element<double>(column.data, row);
    case DUCKDB_TYPE_DATE:
      return Date::from_days(element<duckdb_date>(column.data, row).days);
    case DUCKDB_TYPE_VARCHAR:
      return std::string(view_of(element<duckdb_string_t>(column.data, row)));
    default:
      bug("a statement gives a column of a type that rows do not carry");
  }
}

Row ChunkReader::row(std::size_t index) const {
  std::vector<Value> values;
  values.reserve(columns_.size());
  for (const ColumnView& column : columns_) values.push_back(value(column, index));
  return Row(std::move(values));
}

bool Row::is_null(std::size_t column) const {
  return std::holds_alternative<std::monostate>(values_.at(column));
}

std::int64_t Row::integer(std::size_t column) const {
  return std::get<std::int64_t>(values_.at(column));
}

double Row::decimal(std::size_t column) const {
  const Value& value = values_.at(column);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return std::get<double>(value);
}

const std::string& Row::text(std::size_t column) const {
  return std::get<std::string>(values_.at(column));
}

Date Row::date(std::size_t column) const {
  return std::get<Date>(values_.at(column));
}

}  // namespace renga::engine
