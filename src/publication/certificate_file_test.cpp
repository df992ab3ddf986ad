#include "publication/certificate_file.hpp"

#include <gtest/gtest.h>

namespace renga::publication {
namespace {

using disclosure::Content;

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
    cell.content = std::string_view(label) == "計" ? Content::number : Content::mark;
    cell.value = 40;
    table.cells.push_back(std::move(cell));
  }
  return {.data_kind = disclosure::DataKind::special_extraction,
          .tables = {std::move(table)},
          .undeclared = {}};
}

CertificateFile file() {
  disclosure::Certificate certificate;
  certificate.cells = {{0, 0}, {0, 1}};
  certificate.base = {1, 39};
  certificate.moves = {{{0, 38}, {1, -38}}};
  certificate.bounds = {{0, -1, 0, 1, 39}, {1, 0, -1, 1, 39}};
  return {.rulebook = "ndb-2023-10", .files = {{"table.csv", "ab"}}, .certificate = certificate};
}

// CRT-1, CRT-2, CRT-4, CRT-5, CRT-6, CRT-7; CHK-53
TEST(CertificateFile, IsReadAsItWasWritten) {
  const std::string json = certificate_json(file(), release());
  EXPECT_NE(json.find(R"("format":"renga-certificate-1")"), std::string::npos);
  EXPECT_NE(json.find(R"("cells":[[0,2,2],[0,3,2]])"), std::string::npos);
  const auto read = read_certificate(json, "c.json", release());
  ASSERT_TRUE(read) << read.error().message(Language::english);
  EXPECT_EQ(read->rulebook, "ndb-2023-10");
  EXPECT_EQ(read->files, file().files);
  EXPECT_EQ(read->certificate, file().certificate);
}

// CRT-1: any changed byte is noticed, wherever it is.
TEST(CertificateFile, NoByteChangesUnnoticed) {
  const std::string json = certificate_json(file(), release());
  for (std::size_t i = 0; i + 1 < json.size(); ++i) {
    std::string changed = json;
    changed[i] = changed[i] == '3' ? '4' : '3';
    const auto read = read_certificate(changed, "c.json", release());
    EXPECT_FALSE(read) << i;
  }
}

TEST(CertificateFile, RefusesWhatIsNone) {
  for (const std::string_view text : {"", "[]", "{}", R"({"sha256": "x"})", R"({"sha256": 1})"})
    EXPECT_FALSE(read_certificate(text, "c.json", release()));
}

// CRT-2: a cell that the tables do not have.
TEST(CertificateFile, RefusesCellsThatAreNotThere) {
  const std::string json = certificate_json(file(), release());
  disclosure::Release other = release();
  other.tables[0].cells.erase(other.tables[0].cells.begin());
  EXPECT_FALSE(read_certificate(json, "c.json", other));
}

}  // namespace
}  // namespace renga::publication
