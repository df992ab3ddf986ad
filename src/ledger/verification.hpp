#pragma once

#include "ledger/checkpoint.hpp"
#include "ledger/entry.hpp"
#include "ledger/tree.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ledger {

/// What can be wrong with a ledger; what each means to a reader is LED-20.
enum class Damage {
  line_broken,
  torn,
  missing,
  moved,
  altered,
  origin_other,
  time_back,
  root_other,
  cut_short,
  index_other,
  head_other,
};

std::string_view name_of(Damage damage);
Bilingual sentence_of(Damage damage);

struct DamageFound {
  Damage damage;
  std::int64_t entry = 0;    ///< its number, counted from 0
  std::int64_t further = 0;  ///< missing: the number that follows; root_other, cut_short: the
                             ///< entries of the checkpoint or head; else 0
  bool operator==(const DamageFound&) const = default;
};

struct Verification {
  std::int64_t entries = 0;   ///< lines that are entries
  std::int64_t anchored = 0;  ///< entries of the largest checkpoint that agrees
  Digest root{};
  std::vector<DamageFound> damage;

  bool whole() const { return damage.empty(); }
};

/// Takes the lines of a ledger one after another and tells where they are not what was written.
/// Memory is logarithmic in the entries, and grows with what is found.
class Verifier {
 public:
  /// The checkpoints are of this origin; their signatures are judged already.
  Verifier(std::string_view origin, const std::vector<Checkpoint>& checkpoints);
  void take(std::string_view line);
  /// The last line has no line feed.
  void take_torn();
  /// What a store finds beside the lines (STO-41).
  void note(Damage damage, std::int64_t entry, std::int64_t further = 0) {
    find(damage, entry, further);
  }
  /// Where the lines so far lead to.
  const Head& head() const { return head_; }
  Verification finish();

 private:
  void find(Damage damage, std::int64_t entry, std::int64_t further = 0);
  void place(const Entry& entry);
  void hold_against_checkpoints();

  Head head_;
  std::int64_t lines_ = 0;
  bool in_step_ = true;  ///< whether the line before was read, so that `previous` can be judged
  std::multimap<std::int64_t, Digest> checkpoints_;
  GrowingTree tree_;
  Verification found_;
};

/// ledger_short where a ledger has fewer entries than are needed.
Done require_entries(std::int64_t expected, std::int64_t actual);

using Path = std::filesystem::path;

/// Reads the file once (LED-20).
Result<Verification> verify_file(const Path& file, std::string_view origin,
                                 const std::vector<Checkpoint>& checkpoints);

/// The leaf digests of the first `entries` lines of a file, or of all where it is negative; 32
/// bytes an entry. limit_passed where the file has fewer.
Result<std::vector<Digest>> leaves_of_file(const Path& file, std::int64_t entries = -1);

}  // namespace renga::ledger
