#include "ingest/source.hpp"

#include "ingest/character_code.hpp"
#include "ingest/csv_source.hpp"
#include "ingest/document_source.hpp"
#include "ingest/fhir_source.hpp"
#include "ingest/packages.hpp"
#include "ingest/receipt_source.hpp"
#include "ingest/storage_rows.hpp"
#include "ingest/storage_source.hpp"
#include "ingest/survey_source.hpp"

namespace renga::ingest {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kMessageBeginning = "MSH|";

/// Blanks before the first character count for nothing in XML and JSON.
bool begins_with(std::string_view text, char first) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && text[begin] == first;
}

}  // namespace

Error not_a(std::string_view format, const Bilingual& reason, const SourceFile& file,
            std::int64_t line) {
  return Error(code::file_not_claimed_format)
      .at({file.name, line, ""})
      .rule("ING-3")
      .with("format", format)
      .with("reason_ja", reason.japanese)
      .with("reason_en", reason.english);
}

Result<std::unique_ptr<Source>> open_source(std::string_view head, const SourceFile& file,
                                            Intake& intake) {
  if (head.empty()) return fail(not_a("UKE / CSV", {"空のファイル", "empty"}, file));
  if (head.find('\0') != std::string_view::npos)
    return fail(not_a("UKE / CSV", {"0x00 を含む", "binary"}, file));
  const bool marked = head.starts_with(kByteOrderMark);
  const std::string_view text = head.substr(marked ? kByteOrderMark.size() : 0);
  if (begins_with(text, '<')) return DocumentSource::open(file, intake);
  if (begins_with(text, '{')) return FhirSource::open(file, intake);
  if (text.starts_with(kMessageBeginning)) return StorageSource::open(file, intake);
  const std::string_view first_line = text.substr(0, text.find('\n'));
  if (const SurveyForm* form = survey_form_of(first_line))
    return SurveySource::open(*form, first_line, file, intake);
  const std::optional<Claim> claim = claim_of(text);
  if (!claim) return CsvSource::open(head, file, intake);
  if (marked || is_japanese_utf8(text))
    return fail(not_a("UKE", {"文字コードが UTF-8", "the text is UTF-8, not CP932"}, file));
  return ReceiptSource::open(file, *claim, intake);
}

Done finish_intake(Intake& intake) {
  check_packages(intake);
  return store_admissions(intake);
}

}  // namespace renga::ingest
