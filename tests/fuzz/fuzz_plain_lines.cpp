// Any bytes as a CSV file whose lines are taken apart without looking at quotes: what is read is
// what the general reader reads, as codes and as texts; anything else is refused.
#include "anonymize/csv_fields.hpp"
#include "anonymize/csv_source.hpp"
#include "files/files.hpp"
#include "folder.hpp"
#include "input.hpp"

#include <optional>

namespace renga::fuzz {
namespace {

constexpr std::size_t kCodes = 1000;

struct Read {
  anonymize::TablePlan plan;
  std::vector<CsvRecord> records;
};

/// One engine for many inputs, because to open one takes longer than to read them. The functions
/// that it knows grow in number, so it is not kept for ever.
class Bench {
 public:
  static engine::Engine& engine(const Folder& folder) {
    if (!engine_ || ++inputs_ % kInputs == 0) {
      engine_.reset();
      auto opened = engine::Engine::open({256, 1, folder.place("spill")});
      require(opened.has_value());
      engine_.emplace(std::move(*opened));
    }
    return *engine_;
  }
  static std::int64_t number() { return ++number_; }

 private:
  static constexpr std::int64_t kInputs = 500;
  inline static std::optional<engine::Engine> engine_;
  inline static std::int64_t inputs_ = 0;
  inline static std::int64_t number_ = 0;
};

/// The columns that a bit of `coded` names are read as codes.
Result<anonymize::TablePlan> plan_of(const std::vector<std::string>& names, unsigned coded,
                                     engine::Engine& engine) {
  anonymize::TablePlan plan;
  plan.schema.name = "any";
  for (std::size_t i = 0; i < names.size(); ++i) {
    anonymize::ColumnPlan column;
    column.site.column = {names[i], Type::text, Role::plain, "", ""};
    plan.schema.columns.push_back(column.site.column);
    if (((coded >> (i % 8)) & 1U) != 0) {
      column.codes = std::make_shared<anonymize::CodedColumn>(Bench::number(), kCodes);
      RENGA_TRY(anonymize::CodedColumn::define(column.codes, engine));
    }
    plan.columns.push_back(std::move(column));
  }
  return plan;
}

Result<Read> read_lines(const std::filesystem::path& file, const anonymize::CsvHeader& header,
                        unsigned coded, const Folder& folder) {
  engine::Engine& engine = Bench::engine(folder);
  Read read;
  RENGA_ASSIGN(read.plan, plan_of(header.columns, coded, engine));
  RENGA_ASSIGN(const auto fields,
               anonymize::CsvFields::define(read.plan, header.separator, Bench::number(), engine));
  engine::Parameters parameters;
  parameters.identifier("stored", "any")
      .columns("columns", fields.columns())
      .columns("parts", fields.parts());
  RENGA_TRY(anonymize::load_lines(file, std::move(parameters), engine));
  const auto written = folder.place("written.csv");
  std::filesystem::remove(written);
  RENGA_TRY(engine.write_csv(read.plan.schema, "any", {}, written));
  RENGA_ASSIGN(const std::string text, files::read_small(written));
  RENGA_ASSIGN(read.records, parse_csv(text));
  return read;
}

std::string value_of(const anonymize::ColumnPlan& column, const std::string& field) {
  if (!column.codes || field.empty()) return field;
  const auto code = parse_integer(field);
  require(code && *code >= 0 &&
          *code <= static_cast<std::int64_t>(column.codes->dictionary().size()));
  return *code == 0 ? "" : column.codes->dictionary().value(static_cast<std::size_t>(*code));
}

}  // namespace

void feed(std::string_view input) {
  if (input.empty()) return;
  static const Folder folder;
  const std::string_view text = input.substr(1);
  const auto file = folder.write("any.csv", text);
  const auto header = anonymize::read_csv_header(file);
  if (!header || header->columns.size() < 2) return;
  if (const auto plain = anonymize::may_have_plain_lines(file); !plain || !*plain) return;
  const auto read = read_lines(file, *header, static_cast<unsigned char>(input[0]), folder);
  if (!read) return;
  const auto records = parse_csv(text, header->separator);
  require(records && records->size() == read->records.size());
  for (std::size_t row = 1; row < records->size(); ++row) {
    const auto& expected = (*records)[row].fields;
    const auto& found = read->records[row].fields;
    require(expected.size() == read->plan.columns.size() && found.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
      require(value_of(read->plan.columns[i], found[i]) == expected[i]);
  }
}

}  // namespace renga::fuzz
