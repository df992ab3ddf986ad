#include "synth/receipt_files.hpp"

#include "synth/clerk.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace renga::synth {
namespace {

constexpr std::size_t kBufferBytes = 16 << 10;
constexpr std::int64_t kMostReceipts = 999'999;  // RE.1 has six digits.
// RECEIPTC, RECEIPTD, RECEIPTS and RECEIPTY are the names under which receipts are handed in.
constexpr std::string_view kLetters = "CDSY";

int months_between(Date first, Date month) {
  return (month.year() - first.year()) * 12 + static_cast<int>(month.month()) -
         static_cast<int>(first.month());
}

}  // namespace

Result<ReceiptPlace> ReceiptFiles::add(const Submission& submission) {
  Volume& volume = volume_for(submission);
  ensure(volume.receipts < kMostReceipts, "a receipt file has more receipts than RE.1 can count");
  ++volume.receipts;
  ReceiptSink sink{volume.file.buffer(), encoder_, own_.kept()};
  submission.write(volume.receipts, sink);
  records_ += sink.records;
  ++receipts_;
  volume.claims += submission.claims;
  volume.points += submission.points;
  RENGA_TRY(own_.add("receipts", volume.name, volume.receipts, sink.said));
  RENGA_TRY(volume.file.settle());
  return ReceiptPlace{volume.name, volume.receipts};
}

ReceiptFiles::Volume& ReceiptFiles::volume_for(const Submission& submission) {
  const Institution& institution = submission.institution;
  const Key key{submission.form, institution.code, submission.care_month, submission.payer_body};
  if (const auto found = volumes_.find(key); found != volumes_.end()) return found->second;
  std::string name = name_of(submission);
  Volume volume{.name = name, .file = AppendedFile(folder_ / name, kBufferBytes)};
  ReceiptSink sink{volume.file.buffer(), encoder_};
  write_file_head(
      {submission.form, submission.payer_body, &institution, submission.care_month.plus_months(1)},
      sink);
  records_ += sink.records;
  return volumes_.emplace(key, std::move(volume)).first->second;
}

std::string ReceiptFiles::name_of(const Submission& submission) const {
  const Institution& institution = submission.institution;
  const int month = months_between(period_.first, submission.care_month);
  const int place = institution.number_in_prefecture * period_.months + month;
  return fmt::format("RECEIPT{}-{}-{:04}.UKE", kLetters[static_cast<std::size_t>(submission.form)],
                     institution.prefecture, place * 2 + (submission.payer_body - '0'));
}

Done ReceiptFiles::close() {
  for (auto& [key, volume] : volumes_) {
    ReceiptSink sink{volume.file.buffer(), encoder_};
    write_file_tail(volume.claims, volume.points, sink);
    records_ += sink.records;
    RENGA_TRY(volume.file.flush());
  }
  return {};
}

std::int64_t ReceiptFiles::bytes() const {
  std::int64_t sum = 0;
  for (const auto& [key, volume] : volumes_) sum += volume.file.bytes();
  return sum;
}

std::vector<std::filesystem::path> ReceiptFiles::paths() const {
  std::vector<std::filesystem::path> paths;
  for (const auto& [key, volume] : volumes_) paths.push_back(volume.file.path());
  std::ranges::sort(paths);
  return paths;
}

}  // namespace renga::synth
