#pragma once

#include "crypto/crypto.hpp"
#include "files/files.hpp"
#include "ingest/inputs.hpp"
#include "ingest/source.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace renga::ingest {

/// Reads one input, packed or not: the beginning of each file in it decides what it is, then it
/// passes piece by piece.
class InputReader final : public files::EntryTaker {
 public:
  /// Told how many bytes of plain files went by.
  using Passed = std::function<void(std::int64_t)>;

  InputReader(const InputFile& input, std::int64_t ordinal, Intake& intake,
              std::set<std::string>& digests, Passed passed);

  Done begin(const std::string& name, bool packed) override;
  Done take(std::string_view piece) override;
  Done end() override;

 private:
  Done open();

  const InputFile* input_;
  std::int64_t ordinal_;
  Intake* intake_;
  std::set<std::string>* digests_;
  Passed passed_;
  SourceFile file_;
  std::int64_t position_ = 0;  ///< of the file in its archive
  bool passed_over_ = false;
  std::string head_;
  std::unique_ptr<Source> source_;
  std::optional<crypto::Sha256> digest_;  ///< of a packed file, which has none in the manifest
};

}  // namespace renga::ingest
