#pragma once

#include "synth/people.hpp"

#include <cstdint>
#include <vector>

namespace renga::synth {

/// Who shares kana name, birth date and sex with somebody else at some time of their lives: found
/// by a walk over all people before the records are made. Holds 8 bytes a name, and after `close`
/// only what is shared.
class Namesakes {
 public:
  /// The person's newest name and the one before.
  void add(const Person& person);
  void close();

  /// Whether somebody else bears or bore this name too. After `close`.
  bool shared(const Person& person, const Name& name) const;
  /// How many different sets of kana, birth date and sex belong to several people.
  std::int64_t count() const { return static_cast<std::int64_t>(marks_.size()); }

 private:
  std::vector<std::uint64_t> marks_;
};

}  // namespace renga::synth
