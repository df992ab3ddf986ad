#include "service/upload_office.hpp"

#include "crypto/crypto.hpp"
#include "service/clock.hpp"
#include "service/errors.hpp"
#include "service/field_labels.hpp"
#include "service/kept_ledger.hpp"

#include <algorithm>
#include <array>
#include <system_error>

namespace renga::service {
namespace {

constexpr std::array<std::string_view, 5> kPurposes = {"publication", "evidence", "minutes",
                                                       "document", "package"};
constexpr std::size_t kNameBytes = 200;

/// A name that people see and no path: slashes and what does not print are taken out, and it ends
/// with a whole character.
std::string shown_name(std::string_view name) {
  std::string made;
  for (const char letter : name)
    if (static_cast<unsigned char>(letter) >= 0x20 && letter != 0x7f && letter != '/' &&
        letter != '\\')
      made += letter;
  if (made.size() > kNameBytes) {
    std::size_t end = kNameBytes;
    while (end > 0 && (static_cast<unsigned char>(made[end]) & 0xC0U) == 0x80U) --end;
    made.resize(end);
  }
  while (made.starts_with('.')) made.erase(0, 1);
  return made.empty() ? "file" : made;
}

/// Dossiers by the digest of their number, which may hold anything.
std::filesystem::path place_of(const Desk& desk, const std::string& number,
                               std::string_view sha256) {
  return desk.folder() / "uploads" / crypto::sha256_hex(number).substr(0, 24) / sha256;
}

}  // namespace

Result<std::vector<store::UploadRow>> uploads(Desk& desk, const Account& who,
                                              const std::string& number) {
  RENGA_ASSIGN([[maybe_unused]] const SeenDossier seen, desk.show(who, number));
  return desk.reading(
      [&](store::Transaction& transaction) { return store::uploads_of(transaction, number); });
}

Result<store::UploadRow> keep_upload(Desk& desk, const Account& who, const std::string& number,
                                     const NewUpload& upload) {
  RENGA_ASSIGN(const auto there, uploads(desk, who, number));
  if (std::ranges::find(kPurposes, upload.purpose) == kPurposes.end())
    return fail(in_field(Error(code::value_unknown), "purpose")
                    .with("known", "publication, evidence, minutes, document, package"));
  const auto same = std::ranges::find(there, upload.sha256, &store::UploadRow::sha256);
  if (same != there.end()) return *same;
  const auto place = place_of(desk, number, upload.sha256);
  std::error_code error;
  std::filesystem::create_directories(place.parent_path(), error);
  if (!error) std::filesystem::rename(upload.file, place, error);
  if (error)
    return fail(
        Error(code::write_failed).with("path", upload.sha256).with("reason", error.message()));
  const store::UploadRow row{.sha256 = upload.sha256,
                             .name = shown_name(upload.name),
                             .bytes = upload.bytes,
                             .purpose = upload.purpose,
                             .account = who.account,
                             .time_utc = now_utc_exact()};
  return desk.writing([&](store::Transaction& transaction) -> Result<store::UploadRow> {
    RENGA_TRY(store::add_upload(transaction, number, row));
    return row;
  });
}

Result<FoundUpload> find_upload(Desk& desk, const Account& who, const std::string& number,
                                std::string_view sha256) {
  RENGA_ASSIGN(const auto there, uploads(desk, who, number));
  // Only a digest that is in the list becomes a path.
  const auto found = std::ranges::find(there, sha256, &store::UploadRow::sha256);
  if (found == there.end()) return fail(Error(code::file_unknown));
  return FoundUpload{*found, place_of(desk, number, found->sha256)};
}

Result<FoundUpload> take_upload(Desk& desk, const Account& who, const std::string& number,
                                std::string_view sha256) {
  RENGA_ASSIGN(FoundUpload found, find_upload(desk, who, number, sha256));
  RENGA_TRY(desk.note(who, number, kFileTaken, R"({"sha256":")" + found.row.sha256 + R"("})"));
  return found;
}

}  // namespace renga::service
