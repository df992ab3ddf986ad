#include "masters/masters.hpp"

#include "crypto/crypto.hpp"
#include "dataset/dataset.hpp"
#include "formats/formats.hpp"
#include "masters/errors.hpp"
#include "masters/layout.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace renga::masters {
namespace {

constexpr std::int64_t kFileLimitBytes = std::int64_t{256} << 20U;
constexpr std::string_view kStillValid = "99999999";
constexpr std::string_view kNoDay = "0";

std::string known_masters() {
  std::string names;
  for (const Master& master : all_masters())
    names += (names.empty() ? "" : "、") + std::string(master.label);
  return names;
}

/// The file's text as UTF-8: as it is, or from CP932.
Result<std::string> text_of(const std::filesystem::path& file) {
  RENGA_ASSIGN(std::string bytes, files::read_small(file, kFileLimitBytes));
  if (is_utf8(bytes)) return bytes;
  std::string text;
  for (const std::string_view line : split(bytes, '\n')) {
    const std::size_t length = line.size() - (line.ends_with('\r') ? 1 : 0);
    if (!formats::append_cp932(line.substr(0, length), text))
      return fail(Error(code::encoding_unreadable).at({file.filename().string(), 0, ""}));
    text += '\n';
  }
  return text;
}

/// One file on its way into its table.
class MasterFile {
 public:
  MasterFile(const Master& master, std::string name, std::optional<std::int64_t> year)
      : master_(&master), name_(std::move(name)), year_(year) {}

  Done find_columns(const CsvRecord& first) {
    for (const MasterColumn& column : master_->columns) {
      const auto found = std::ranges::find(first.fields, column.header);
      positions_.push_back(master_->kind.empty()
                               ? static_cast<std::size_t>(found - first.fields.begin())
                               : column.index);
    }
    return {};
  }

  Done take(const CsvRecord& record, engine::Appender& rows) {
    for (std::size_t i = 0; i < positions_.size(); ++i) {
      const std::string_view text = positions_[i] < record.fields.size()
                                        ? std::string_view(record.fields[positions_[i]])
                                        : std::string_view();
      RENGA_TRY(put(master_->columns[i], text, record.line, rows));
    }
    if (master_->table == "population") rows.integer(year_.value_or(0));
    rows.end_row();
    return {};
  }

 private:
  Error bad(const MasterColumn& column, std::int64_t line, std::string_view expected) const {
    return Error(code::field_bad)
        .at({name_, line, std::string(column.name)})
        .rule("MST-3")
        .with("field", column.label)
        .with("kind", "code")
        .with("expected", expected);
  }

  Done put(const MasterColumn& column, std::string_view text, std::int64_t line,
           engine::Appender& rows) {
    const bool names_row = &column == &master_->columns.front();
    if (names_row && text.empty()) return fail(bad(column, line, "not empty"));
    if (column.name == "population") return put_number(column, text, line, rows);
    switch (column.form) {
      case Form::day:
        return put_day(column, text, line, rows);
      case Form::route:
        text = route_of(text);
        break;
      case Form::padded_code:
        padded_ = std::string(column.width - std::min(column.width, text.size()), '0');
        padded_ += text;
        text = padded_;
        break;
      case Form::text:
      case Form::code:
        break;
    }
    if (names_row && !names_.insert(std::string(text)).second)
      return fail(Error(code::given_twice)
                      .at({name_, line, std::string(column.name)})
                      .rule("MST-3")
                      .with("field", column.label));
    text.empty() ? rows.null() : rows.text(text);
    return {};
  }

  Done put_number(const MasterColumn& column, std::string_view text, std::int64_t line,
                  engine::Appender& rows) {
    // An evacuated town has no number, which is not the number zero.
    if (text.empty()) {
      rows.null();
      return {};
    }
    const auto number = parse_integer(text);
    if (!number) return fail(bad(column, line, "0-9"));
    rows.integer(*number);
    return {};
  }

  Done put_day(const MasterColumn& column, std::string_view text, std::int64_t line,
               engine::Appender& rows) {
    if (text.empty() || text == kStillValid || text == kNoDay) {
      rows.null();
      return {};
    }
    const auto day = parse_compact_date(text);
    if (!day) return fail(bad(column, line, "YYYYMMDD"));
    rows.date(*day);
    return {};
  }

  const Master* master_;
  std::string name_;
  std::optional<std::int64_t> year_;
  std::vector<std::size_t> positions_;
  std::set<std::string> names_;
  std::string padded_;
};

struct Import {
  const ImportOptions* options;
  engine::Engine* engine;
  std::map<std::string, const Master*> tables;
  std::vector<InputEntry> inputs;
};

Result<const Master*> recognise(const std::vector<CsvRecord>& records, const std::string& name) {
  const Master* master = records.empty() ? nullptr : master_of(records[0].fields);
  if (master != nullptr) return master;
  return fail(
      Error(code::master_unknown).rule("MST-1").with("path", name).with("known", known_masters()));
}

Done read(const std::filesystem::path& file, Import& work) {
  const std::string name = file.filename().string();
  RENGA_ASSIGN(const std::string text, text_of(file));
  RENGA_ASSIGN(const std::vector<CsvRecord> records, parse_csv(text));
  RENGA_ASSIGN(const Master* master, recognise(records, name));
  if (master->table == "population" && !work.options->population_year)
    return fail(Error(code::field_missing)
                    .at({name, 0, ""})
                    .rule("MST-5")
                    .with("field", "--population-year"));
  if (!work.tables.emplace(master->table, master).second)
    return fail(Error(code::given_twice).at({name, 0, ""}).with("field", master->label));
  RENGA_TRY(work.engine->create_table(schema_of(*master)));
  RENGA_ASSIGN(const auto rows, work.engine->append_to(schema_of(*master)));
  MasterFile into(*master, name, work.options->population_year);
  RENGA_TRY(into.find_columns(records[0]));
  for (std::size_t i = master->kind.empty() ? 1 : 0; i < records.size(); ++i)
    RENGA_TRY(into.take(records[i], *rows));
  RENGA_TRY(rows->finish());
  RENGA_ASSIGN(std::string digest, crypto::sha256_file(file));
  work.inputs.push_back({name, std::move(digest)});
  return {};
}

Done read_all(Import& work, Progress& progress) {
  progress.begin({"マスターの取込み", "Reading masters"}, std::ssize(work.options->files),
                 {"ファイル", "files"});
  std::int64_t done = 0;
  for (const auto& file : work.options->files) {
    RENGA_TRY(read(file, work));
    progress.reach(++done);
  }
  progress.end();
  return {};
}

}  // namespace

Result<Manifest> import(const ImportOptions& options, Progress& progress) {
  if (options.files.empty()) return fail(Error(code::nothing_to_read));
  RENGA_ASSIGN(dataset::Writer writer, dataset::Writer::create(options.out, options.existing));
  Import work{&options, nullptr, {}, {}};
  {
    RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(options.limits));
    work.engine = &engine;
    RENGA_TRY(read_all(work, progress));
    for (const auto& [table, master] : work.tables) {
      const std::vector<std::string> order = {std::string(master->columns.front().name)};
      RENGA_TRY(writer.add(engine, schema_of(*master), table, order));
    }
  }
  Manifest manifest;
  manifest.id_kind = IdKind::none;
  manifest.command = "masters import";
  manifest.inputs = work.inputs;
  return writer.publish(std::move(manifest));
}

}  // namespace renga::masters
