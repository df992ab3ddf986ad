#include "ledger/verification.hpp"

#include <array>
#include <utility>

namespace renga::ledger {
namespace {

struct DamageRow {
  Damage damage;
  std::string_view name;
  Bilingual sentence;
};

/// In the order of Damage.
constexpr std::array kDamages = {
    DamageRow{
        Damage::line_broken, "line_broken", {"記録の形式ではない行です", "the line is no entry"}},
    DamageRow{Damage::torn, "torn", {"最後の行が途中で切れています", "the last line is torn off"}},
    DamageRow{Damage::missing,
              "missing",
              {"ここから記録が欠落しています", "entries from here on are missing"}},
    DamageRow{Damage::moved,
              "moved",
              {"記録が本来の位置にありません（入替え又は再挿入）",
               "the entry stands where it does not belong: swapped or replayed"}},
    DamageRow{Damage::altered,
              "altered",
              {"記録が書込み後に改変されています", "the entry was altered after it was written"}},
    DamageRow{Damage::origin_other,
              "origin_other",
              {"別の台帳の記録です", "the entry belongs to another ledger"}},
    DamageRow{Damage::time_back,
              "time_back",
              {"直前の記録より前の時刻です", "the time lies before that of the entry before"}},
    DamageRow{Damage::root_other,
              "root_other",
              {"チェックポイントの署名時の内容と異なります",
               "the entries are not those that the checkpoint was signed over"}},
    DamageRow{Damage::cut_short,
              "cut_short",
              {"チェックポイントより記録が少なくなっています",
               "the file has fewer entries than the checkpoint says"}},
    DamageRow{Damage::index_other,
              "index_other",
              {"記録が別の番号又は申出のものとして保存されています",
               "the store keeps the entry under another number or subject"}},
    DamageRow{Damage::head_other,
              "head_other",
              {"データベースにある台帳の末尾の控えが記録と異なります",
               "the head that the store keeps is not that of the entries"}},
};

const DamageRow& row_of(Damage damage) {
  return kDamages.at(static_cast<std::size_t>(damage));
}

}  // namespace

std::string_view name_of(Damage damage) {
  return row_of(damage).name;
}

Bilingual sentence_of(Damage damage) {
  return row_of(damage).sentence;
}

Verifier::Verifier(std::string_view origin, const std::vector<Checkpoint>& checkpoints)
    : head_(beginning(origin)) {
  for (const Checkpoint& checkpoint : checkpoints)
    checkpoints_.emplace(checkpoint.entries, checkpoint.root);
  hold_against_checkpoints();
}

void Verifier::find(Damage damage, std::int64_t entry, std::int64_t further) {
  found_.damage.push_back({damage, entry, further});
}

void Verifier::take(std::string_view line) {
  const auto entry = read(line);
  if (entry) {
    place(*entry);
    ++found_.entries;
  } else {
    find(Damage::line_broken, head_.entries);
  }
  in_step_ = entry.has_value();
  head_ = {.entries = entry ? entry->number + 1 : head_.entries + 1,
           .last = leaf_digest(line),
           .time_utc = entry ? entry->said.time_utc : head_.time_utc};
  tree_.add(head_.last);
  ++lines_;
  hold_against_checkpoints();
}

void Verifier::place(const Entry& entry) {
  if (entry.number > head_.entries) {
    find(Damage::missing, head_.entries, entry.number);
  } else if (entry.number < head_.entries) {
    find(Damage::moved, entry.number);
  } else if (in_step_ && entry.previous != head_.last) {
    if (entry.number == 0)
      find(Damage::origin_other, 0);
    else
      find(Damage::altered, entry.number - 1);
  }
  if (entry.said.time_utc < head_.time_utc) find(Damage::time_back, entry.number);
}

void Verifier::take_torn() {
  find(Damage::torn, head_.entries);
}

void Verifier::hold_against_checkpoints() {
  const auto [first, last] = checkpoints_.equal_range(lines_);
  for (auto checkpoint = first; checkpoint != last; ++checkpoint) {
    if (checkpoint->second == tree_.root())
      found_.anchored = lines_;
    else
      find(Damage::root_other, found_.anchored, lines_);
  }
}

Verification Verifier::finish() {
  for (auto later = checkpoints_.upper_bound(lines_); later != checkpoints_.end(); ++later)
    find(Damage::cut_short, lines_, later->first);
  found_.root = tree_.root();
  return std::move(found_);
}

}  // namespace renga::ledger
