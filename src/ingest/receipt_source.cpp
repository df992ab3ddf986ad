#include "ingest/receipt_source.hpp"

#include <algorithm>
#include <array>

namespace renga::ingest {
namespace {

struct HeadRow {
  std::string_view record;
  std::size_t fee_table_at;  ///< the field with 点数表
};

constexpr std::array kHeads = {HeadRow{"IR", 3}, HeadRow{"UK", 3}, HeadRow{"YK", 3},
                               HeadRow{"HI", 4}};

// BU stands in every DPC receipt and in no other.
constexpr std::string_view kGrouping = "BU";

// Ends a file of receipts (ING-7).
constexpr char kEndMark = '\x1A';

bool begins_record(std::string_view line, std::string_view record) {
  return line.starts_with(record) && line.substr(record.size()).starts_with(',');
}

/// Whether a DPC receipt stands before the end mark or the next head: another file may follow in
/// the same one.
bool is_grouped(std::string_view text) {
  text = text.substr(0, text.find(kEndMark));
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    text.remove_prefix(end + 1);
    if (begins_record(text, kGrouping)) return true;
    const auto begins = [text](const HeadRow& row) { return begins_record(text, row.record); };
    if (std::ranges::any_of(kHeads, begins)) return false;
  }
  return false;
}

std::optional<Claim> claim_of_table(std::string_view fee_table) {
  if (fee_table == "1") return Claim::medical;
  if (fee_table == "3") return Claim::dental;
  if (fee_table == "4") return Claim::pharmacy;
  return std::nullopt;
}

}  // namespace

std::optional<Claim> claim_of(std::string_view head) {
  const std::vector<std::string_view> fields = split(head.substr(0, head.find('\n')), ',');
  for (const HeadRow& row : kHeads) {
    if (fields[0] != row.record || fields.size() == 1) continue;
    // A head whose 点数表 is wrong is still a head: its reader says what is wrong.
    const std::string_view table = fields.size() > row.fee_table_at ? fields[row.fee_table_at] : "";
    const auto by_record = row.record == "YK" ? Claim::pharmacy : Claim::dental;
    const bool named = row.record == "UK" || row.record == "YK";
    const Claim claim = named ? by_record : claim_of_table(table).value_or(Claim::medical);
    return claim == Claim::medical && is_grouped(head) ? Claim::dpc : claim;
  }
  return std::nullopt;
}

Result<std::unique_ptr<Source>> ReceiptSource::open(const SourceFile& file, Claim claim,
                                                    Intake& intake) {
  if (intake.database != Database::ndb && intake.database != Database::jisedai)
    return fail(not_a(name_of(intake.database),
                      {"レセプト (UKE): ndb jisedai", "claims (UKE): ndb jisedai"}, file));
  return std::make_unique<ReceiptSource>(file, claim, intake);
}

ReceiptSource::ReceiptSource(const SourceFile& file, Claim claim, Intake& intake)
    : reader_(file, claim, intake), to_reader_([this](const Line& line) { reader_.take(line); }) {}

Done ReceiptSource::take(std::string_view piece) {
  lines_.take(piece, to_reader_);
  if (reader_.refusal()) return fail(*reader_.refusal());
  return {};
}

Done ReceiptSource::finish() {
  lines_.finish(to_reader_);
  return reader_.finish();
}

}  // namespace renga::ingest
