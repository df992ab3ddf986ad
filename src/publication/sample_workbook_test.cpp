#include "publication/sample_workbook_test.hpp"

#include "publication/sheet.hpp"

#include <cstdint>

namespace renga::publication::sample {
namespace {

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage =
    "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::uint32_t crc32_of(const std::string& content) {
  constexpr std::uint32_t kPolynomial = 0xEDB88320;
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : content) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? crc >> 1 ^ kPolynomial : crc >> 1;
  }
  return ~crc;
}

std::string bytes_of(std::uint64_t value, int count) {
  std::string bytes;
  for (int i = 0; i < count; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  return bytes;
}

/// What the local header and the directory have in common.
std::string entry_of(const std::string& name, const std::string& content) {
  return bytes_of(20, 2) + bytes_of(0x800, 2) + bytes_of(0, 2) + bytes_of(0, 2) +
         bytes_of(0x5821, 2) + bytes_of(crc32_of(content), 4) + bytes_of(content.size(), 4) +
         bytes_of(content.size(), 4) + bytes_of(name.size(), 2) + bytes_of(0, 2);
}

std::string relations(const std::string& entries) {
  return std::string(kHead) + "<Relationships xmlns=\"" + std::string(kPackage) + "\">" + entries +
         "</Relationships>";
}

std::string relation(const std::string& id, const std::string& kind, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + std::string(kOffice) + "/" + kind +
         "\" Target=\"" + target + "\"/>";
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos &&
         (text.size() == 1 || text[0] != '0' || text[1] == '.');
}

}  // namespace

std::string zipped(const Parts& parts) {
  std::string archive;
  std::string directory;
  for (const auto& [name, content] : parts) {
    directory += "PK\x01\x02" + bytes_of(20, 2) + entry_of(name, content) + bytes_of(0, 2) +
                 bytes_of(0, 2) + bytes_of(0, 2) + bytes_of(0, 4) + bytes_of(archive.size(), 4) +
                 name;
    archive += "PK\x03\x04" + entry_of(name, content) + name + content;
  }
  const std::size_t start = archive.size();
  return archive + directory + "PK\x05\x06" + bytes_of(0, 4) + bytes_of(parts.size(), 2) +
         bytes_of(parts.size(), 2) + bytes_of(directory.size(), 4) + bytes_of(start, 4) +
         bytes_of(0, 2);
}

Parts parts_of(const std::vector<SampleSheet>& sheets, const std::vector<std::string>& texts) {
  std::string list;
  std::string links = relation("rIdS", "sharedStrings", "sharedStrings.xml") +
                      relation("rIdF", "styles", "styles.xml");
  Parts parts = {
      {"[Content_Types].xml",
       std::string(kHead) +
           "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
           "<Override PartName=\"/xl/workbook.xml\" ContentType=\"x\"/>"
           "<Override PartName=\"/xl/calcChain.xml\" ContentType=\"y\"/></Types>"},
      {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\" r:id=\"rId" +
            number + "\"" + (sheets[i].state.empty() ? "" : " state=\"" + sheets[i].state + "\"") +
            "/>";
    links += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
    parts.emplace_back("xl/worksheets/sheet" + number + ".xml",
                       std::string(kHead) + "<worksheet xmlns=\"" + std::string(kMain) + "\">" +
                           sheets[i].before + "<sheetData>" + sheets[i].data + "</sheetData>" +
                           sheets[i].after + "</worksheet>");
  }
  std::string shared;
  for (const std::string& text : texts) shared += "<si>" + text + "</si>";
  parts.emplace_back("xl/workbook.xml", std::string(kHead) + "<workbook xmlns=\"" +
                                            std::string(kMain) + "\" xmlns:r=\"" +
                                            std::string(kOffice) + "\"><sheets>" + list +
                                            "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels", relations(links));
  parts.emplace_back("xl/sharedStrings.xml", std::string(kHead) + "<sst xmlns=\"" +
                                                 std::string(kMain) + "\">" + shared + "</sst>");
  parts.emplace_back("xl/styles.xml",
                     std::string(kHead) + "<styleSheet xmlns=\"" + std::string(kMain) +
                         "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0&quot; "
                         "%&quot;\"/><numFmt numFmtId=\"165\" formatCode=\"0.0%\"/></numFmts>"
                         "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>"
                         "<xf numFmtId=\"0\"/><xf numFmtId=\"165\"/><xf numFmtId=\"14\"/>"
                         "<xf numFmtId=\"164\"/></cellXfs></styleSheet>");
  return parts;
}

std::string rows_of(const std::vector<std::vector<std::string>>& cells) {
  std::string rows;
  for (std::size_t r = 0; r < cells.size(); ++r) {
    rows += "<row r=\"" + std::to_string(r + 1) + "\">";
    for (std::size_t c = 0; c < cells[r].size(); ++c) {
      const std::string& text = cells[r][c];
      if (text.empty()) continue;
      const std::string address = address_of(Place{r, c});
      rows += is_number(text)
                  ? "<c r=\"" + address + "\" s=\"3\"><v>" + text + "</v></c>"
                  : "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
    rows += "</row>";
  }
  return rows;
}

std::string workbook(const std::vector<SampleSheet>& sheets,
                     const std::vector<std::string>& texts) {
  return zipped(parts_of(sheets, texts));
}

}  // namespace renga::publication::sample
