#include "anonymize/csv_fields.hpp"

#include "anonymize/coding.hpp"
#include "anonymize/sql.hpp"

#include <array>
#include <stdexcept>

namespace renga::anonymize {
namespace {

constexpr std::string_view kLine = "renga:line";
/// Codes of two bytes, and of four, stand together in a number of the engine.
constexpr unsigned kPackBits = 64;
constexpr unsigned kCodeBits = 16;
constexpr unsigned kWideBits = 32;

[[noreturn]] void not_plain() {
  throw std::invalid_argument("a line that is not plain");
}

/// Walks over the fields of a line.
class Fields {
 public:
  Fields(std::string_view line, char separator) : rest_(line), separator_(separator) {}

  bool at_end() const { return at_end_; }
  std::string_view next() {
    std::size_t end = 0;
    for (; end < rest_.size() && rest_[end] != separator_; ++end)
      if (rest_[end] == '"') not_plain();
    const std::string_view field = rest_.substr(0, end);
    at_end_ = end == rest_.size();
    if (!at_end_) rest_.remove_prefix(end + 1);
    return field;
  }

 private:
  std::string_view rest_;
  char separator_;
  bool at_end_ = false;
};

/// A column, where it stands in a line, and where its code stands in a number.
struct CodedField {
  std::size_t position = 0;
  std::shared_ptr<CodedColumn> column;
  bool is_wide = false;
  unsigned shift = 0;

  unsigned bits() const { return is_wide ? kWideBits : kCodeBits; }
};

/// Codes of some columns of each line.
class Packer {
 public:
  /// `fields` of a line are told only to the packer that is to count them.
  Packer(std::vector<CodedField> coded, char separator, std::optional<std::size_t> fields)
      : coded_(std::move(coded)), separator_(separator), fields_(fields) {}

  void pack(const engine::Batch& batch, engine::BatchResult& result) const {
    std::vector<std::size_t> strangers;
    {
      std::vector<std::shared_lock<std::shared_mutex>> locks;
      for (const CodedField& field : coded_)
        locks.push_back(field.column->dictionary().lock_for_reading());
      for (std::size_t row = 0; row < batch.rows(); ++row) {
        bool known = true;
        const auto code = [&](const CodedField& field, std::string_view text) {
          const std::uint32_t found = field.column->dictionary().known(text);
          known = known && found != 0;
          return found;
        };
        result.set_integer(row, packed(batch, row, code));
        if (!known) strangers.push_back(row);
      }
    }
    const auto code = [](const CodedField& field, std::string_view text) {
      return field.column->number(text);
    };
    for (const std::size_t row : strangers) result.set_integer(row, packed(batch, row, code));
  }

 private:
  template <typename Code>
  std::int64_t packed(const engine::Batch& batch, std::size_t row, const Code& code) const {
    if (batch.is_null(0, row)) not_plain();
    Fields fields(batch.text(0, row), separator_);
    std::uint64_t pack = 0;
    std::size_t position = 0;
    for (std::size_t i = 0; i < coded_.size(); ++i) {
      for (; position < coded_[i].position; ++position) skip(fields);
      const std::string_view text = next(fields);
      ++position;
      // A field without anything is a missing value, code 0.
      if (!text.empty()) pack |= std::uint64_t{code(coded_[i], text)} << coded_[i].shift;
    }
    if (fields_) {
      for (; position < *fields_; ++position) skip(fields);
      if (!fields.at_end()) not_plain();
    }
    return static_cast<std::int64_t>(pack);
  }

  static std::string_view next(Fields& fields) {
    if (fields.at_end()) not_plain();
    return fields.next();
  }
  static void skip(Fields& fields) { next(fields); }

  std::vector<CodedField> coded_;
  char separator_;
  std::optional<std::size_t> fields_;
};

Done define_packer(const std::string& name, Packer packer, engine::Engine& engine) {
  return engine.define(
      {name,
       {Type::text},
       Type::integer,
       [packer = std::move(packer)](const engine::Batch& batch, engine::BatchResult& result) {
         packer.pack(batch, result);
       }});
}

/// The field at a position of each line, whose fields are counted.
struct FieldTaker {
  std::size_t position = 0;
  std::size_t fields = 0;
  char separator = ',';

  std::string_view field_of(std::string_view line) const {
    Fields all(line, separator);
    std::string_view found;
    for (std::size_t i = 0; i < fields; ++i) {
      if (all.at_end()) not_plain();
      const std::string_view field = all.next();
      if (i == position) found = field;
    }
    if (!all.at_end()) not_plain();
    return found;
  }

  void take(const engine::Batch& batch, engine::BatchResult& result) const {
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      if (batch.is_null(0, row)) not_plain();
      const std::string_view field = field_of(batch.text(0, row));
      if (field.empty())
        result.set_null(row);
      else
        result.set_text(row, field);
    }
  }
};

Done define_field(const std::string& name, FieldTaker taker, engine::Engine& engine) {
  return engine.define({name,
                        {Type::text},
                        Type::text,
                        [taker](const engine::Batch& batch, engine::BatchResult& result) {
                          taker.take(batch, result);
                        }});
}

engine::Expression of_line(const std::string& function, std::string alias) {
  engine::Parameters parameters;
  parameters.identifier("function", function).identifier("column", kLine);
  engine::Expression expression = expression_of(sql::call, std::move(parameters));
  expression.alias = std::move(alias);
  return expression;
}

engine::Expression unpacked(const std::string& pack, const CodedField& field,
                            const std::string& name) {
  engine::Parameters parameters;
  parameters.identifier("pack", pack).value("shift", static_cast<std::int64_t>(field.shift));
  engine::Expression expression =
      expression_of(field.is_wide ? sql::unpacked_wide : sql::unpacked, std::move(parameters));
  expression.alias = name;
  return expression;
}

/// The coded columns of a table, as many to a number as find place in it.
std::vector<std::vector<CodedField>> packs_of(const TablePlan& table) {
  std::vector<std::vector<CodedField>> packs;
  unsigned used = kPackBits;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const ColumnPlan& column = table.columns[i];
    if (!column.codes) continue;
    CodedField field{i, column.codes, column.wide_codes, 0};
    if (used + field.bits() > kPackBits) {
      packs.emplace_back();
      used = 0;
    }
    field.shift = used;
    used += field.bits();
    packs.back().push_back(std::move(field));
  }
  return packs;
}

}  // namespace

Result<CsvFields> CsvFields::define(const TablePlan& table, char separator, std::int64_t number,
                                    engine::Engine& engine) {
  CsvFields made;
  const std::string suffix = ":" + std::to_string(number) + ":";
  made.columns_.resize(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].codes) continue;
    const std::string& name = table.columns[i].site.column.name;
    const std::string function = "field" + suffix + std::to_string(i);
    RENGA_TRY(define_field(function, {i, table.columns.size(), separator}, engine));
    made.parts_.push_back(of_line(function, name));
    made.columns_[i] = expression_of(sql::keep, engine::Parameters().identifier("column", name));
    made.columns_[i].alias = name;
  }
  std::optional<std::size_t> fields = table.columns.size();
  for (const std::vector<CodedField>& coded : packs_of(table)) {
    const std::string pack = "pack" + suffix + std::to_string(coded.front().position);
    RENGA_TRY(define_packer(pack, Packer(coded, separator, fields), engine));
    fields.reset();
    made.parts_.push_back(of_line(pack, pack));
    for (const CodedField& field : coded)
      made.columns_[field.position] =
          unpacked(pack, field, table.columns[field.position].site.column.name);
  }
  return made;
}

}  // namespace renga::anonymize
