#include "synth/receipt_files.hpp"

#include "synth/clerk.hpp"

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr std::size_t kBufferBytes = 16 << 10;
constexpr std::int64_t kMostReceipts = 999'999;  // RE.1 has six digits.

int months_between(Date first, Date month) {
  return (month.year() - first.year()) * 12 + static_cast<int>(month.month()) -
         static_cast<int>(first.month());
}

}  // namespace

Result<ReceiptPlace> ReceiptFiles::add(const Claim& claim) {
  Volume& volume = volume_for(claim);
  ensure(volume.receipts < kMostReceipts, "a receipt file has more receipts than RE.1 can count");
  ++volume.receipts;
  records_ += write_receipt(volume.receipts, claim, encoder_, volume.file.buffer());
  ++receipts_;
  volume.claims += claim.claims();
  volume.points += claim.receipt.points();
  RENGA_TRY(volume.file.settle());
  return ReceiptPlace{volume.name, volume.receipts};
}

ReceiptFiles::Volume& ReceiptFiles::volume_for(const Claim& claim) {
  const Institution& institution = claim.institution;
  const char body = payer_body(claim.coverage);
  const Key key{institution.code, claim.care.month, body};
  if (const auto found = volumes_.find(key); found != volumes_.end()) return found->second;
  std::string name = name_of(institution, claim.care.month, body);
  const FileHead head{body, &institution, claim.care.month.plus_months(1)};
  Volume volume{.name = name, .file = AppendedFile(folder_ / name, kBufferBytes)};
  write_file_head(head, encoder_, volume.file.buffer());
  ++records_;
  return volumes_.emplace(key, std::move(volume)).first->second;
}

std::string ReceiptFiles::name_of(const Institution& institution, Date care_month,
                                  char payer_body) const {
  const int month = months_between(period_.first, care_month);
  const int place = institution.number_in_prefecture * period_.months + month;
  return fmt::format("RECEIPTC-{}-{:04}.UKE", institution.prefecture,
                     place * 2 + (payer_body - '0'));
}

Done ReceiptFiles::close() {
  for (auto& [key, volume] : volumes_) {
    write_file_tail(volume.claims, volume.points, volume.file.buffer());
    ++records_;
    RENGA_TRY(volume.file.flush());
  }
  return {};
}

std::int64_t ReceiptFiles::bytes() const {
  std::int64_t sum = 0;
  for (const auto& [key, volume] : volumes_) sum += volume.file.bytes();
  return sum;
}

}  // namespace renga::synth
