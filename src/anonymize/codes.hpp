#pragma once

#include "engine/engine.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

namespace renga::anonymize {

/// The distinct values of one column, numbered from 1 as they are met; 0 stands for a missing
/// value. The numbers hang on who reads first, so nothing that leaves the room may show them.
class Dictionary {
 public:
  explicit Dictionary(std::size_t limit) : limit_(limit) {}

  /// The codes of the batch's texts; many threads may ask at once. Throws where there are more than
  /// `limit` values, which ends the statement.
  void encode(const engine::Batch& batch, engine::BatchResult& result);

  /// For whoever asks known() many times.
  std::shared_lock<std::shared_mutex> lock_for_reading() const { return std::shared_lock(mutex_); }
  /// The code of a text, 0 where it has none yet. To be called under lock_for_reading().
  std::uint32_t known(std::string_view text) const;
  /// The code of a text, which is added where it has none. Throws as encode() does.
  std::uint32_t add(std::string_view text);

  bool overflowed() const { return overflowed_; }
  /// Values but the missing one.
  std::size_t size() const { return values_.size(); }
  /// Of a code from 1 on.
  const std::string& value(std::size_t code) const { return values_[code - 1]; }

 private:
  std::uint32_t find(std::string_view text, std::size_t hash) const;
  void grow();

  std::size_t limit_;
  bool overflowed_ = false;
  std::deque<std::string> values_;
  std::vector<std::uint32_t> places_;  ///< open addressing; 0: free
  std::vector<std::uint32_t> short_;   ///< codes of texts of two bytes, by the bytes; 0: none
  mutable std::shared_mutex mutex_;
};

/// What the values of a column become: a label for each, and the labels' own codes in the order of
/// the labels.
struct Recoding {
  std::vector<std::int64_t> codes;  ///< by code of the value, from 0
  std::vector<std::string> labels;  ///< ascending; the label of code 1 comes first
};

/// How many rows have each code, and how many of those belong to persons who stay.
struct CodeTally {
  std::vector<std::int64_t> rows;
  std::vector<std::int64_t> kept;
};

/// A column that is stored as codes. Statements call its functions by names of their own, because
/// a view can hold no parameters.
class CodedColumn {
 public:
  CodedColumn(std::int64_t number, std::size_t limit) : number_(number), dictionary_(limit) {}

  const Dictionary& dictionary() const { return dictionary_; }
  /// The code of a text, which is added where it has none.
  std::uint32_t number(std::string_view text) { return dictionary_.add(text); }
  /// What the operator makes of the values; empty before it is known.
  Recoding recoding;
  /// Empty before the rows are counted.
  CodeTally tally;

  /// The engine's name of a function: `encoded` (text to code), `decoded` (code to text), `recoded`
  /// (code to the outcome's code), `labelled` (that to text). A missing value is code 0.
  std::string function(std::string_view what) const;
  /// Makes the four functions callable.
  static Done define(const std::shared_ptr<CodedColumn>& column, engine::Engine& engine);

 private:
  std::int64_t number_;
  Dictionary dictionary_;
};

}  // namespace renga::anonymize
