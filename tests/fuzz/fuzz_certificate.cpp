// Any bytes as a certificate for a small table: read or refused. A second look gives the bytes the
// digest that they should have; what is then read is written as it was, and what is proved is true.
#include "crypto/crypto.hpp"
#include "input.hpp"
#include "publication/certificate_file.hpp"

#include <nlohmann/json.hpp>

namespace renga::fuzz {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kWhole = 40;

/// One row: a, b and their total, both parts hidden.
disclosure::Release release() {
  disclosure::Table table{
      .file = "table.csv",
      .dimensions = {disclosure::Dimension("row", disclosure::DimensionKind::other, "計")},
      .measures = {{"patients", disclosure::Unit::patients}},
      .cells = {}};
  for (const char* label : {"a", "b", "計"}) {
    disclosure::Cell cell;
    cell.row = static_cast<std::int32_t>(table.cells.size() + 2);
    cell.column = 2;
    cell.labels = {table.dimensions[0].place_of(label)};
    const bool total = table.cells.size() == 2;
    cell.content = total ? disclosure::Content::number : disclosure::Content::mark;
    cell.value = static_cast<double>(kWhole);
    table.cells.push_back(std::move(cell));
  }
  return {.data_kind = disclosure::DataKind::special_extraction,
          .tables = {std::move(table)},
          .undeclared = {}};
}

disclosure::Rules rules() {
  disclosure::Rules rules;
  rules.patients_min = 10;
  rules.zero_allowed = true;
  return rules;
}

/// The same content with its digest.
std::string sealed(std::string_view input) {
  Json json = Json::parse(input, nullptr, false);
  if (!json.is_object() || !json.contains("sha256")) return std::string(input);
  json.erase("sha256");
  std::string body;
  try {
    body = json.dump();
  } catch (const Json::exception&) {
    return std::string(input);
  }
  json["sha256"] = crypto::sha256_hex(body);
  return json.dump();
}

/// In every table that a bound names both parts make up the whole.
void check_tables(const disclosure::Certificate& certificate) {
  if (!certificate.unused.empty()) return;
  require(certificate.base.size() == 2);
  require(certificate.base[0] + certificate.base[1] == kWhole);
  for (const auto& bound : certificate.bounds)
    for (const std::int64_t table : {bound.least_table, bound.most_table}) {
      if (table < 0) continue;
      std::int64_t change = 0;
      for (const auto& step : certificate.moves[static_cast<std::size_t>(table)])
        change += step.change;
      require(change == 0);
    }
}

}  // namespace

void feed(std::string_view input) {
  static const disclosure::Release tables = release();
  publication::read_certificate(input, "fuzz.json", tables);
  const auto read = publication::read_certificate(sealed(input), "fuzz.json", tables);
  if (!read) return;
  const std::string written = publication::certificate_json(*read, tables);
  const auto again = publication::read_certificate(written, "fuzz.json", tables);
  require(again && again->certificate == read->certificate);
  const auto said = disclosure::verify(tables, rules(), read->certificate);
  if (said.holds()) check_tables(read->certificate);
}

}  // namespace renga::fuzz
