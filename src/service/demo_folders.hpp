#pragma once

#include <filesystem>
#include <utility>

namespace renga::service {

/// Who keeps what during the demonstration: one folder a party, so that nobody holds what is not
/// his (docs/spec/ids.md). The examiner alone sees everything; he measures, and gives nothing back.
struct DemoFolders {
  explicit DemoFolders(std::filesystem::path folder) : root(std::move(folder)) {}

  std::filesystem::path root;
  std::filesystem::path world = root / "world";
  std::filesystem::path office = root / "office";
  std::filesystem::path fund = root / "fund";
  std::filesystem::path ndb = root / "ndb";
  std::filesystem::path producer = root / "producer";
  std::filesystem::path applicant = root / "applicant";
  std::filesystem::path examiner = root / "examiner";
  std::filesystem::path post = root / "post";  ///< sealed packages alone

  std::filesystem::path approval = office / "approval.toml";
  std::filesystem::path certificates = office / "certificates";
  std::filesystem::path fund_keys = fund / "keys.json";
  std::filesystem::path keys_to_send = fund / "producer-keys.json";
  std::filesystem::path producer_keys = producer / "keys.json";
  std::filesystem::path history = world / "history.csv";
  /// What the examiner saw of the fund's answer to the producer, until the truth is written.
  std::filesystem::path answer_seen = examiner / "answer";
  std::filesystem::path truth = examiner / "truth.csv";
};

}  // namespace renga::service
