#include "link/known_ids.hpp"

#include "crypto/crypto.hpp"

#include <algorithm>
#include <functional>

namespace renga::link {
namespace {

using engine::Batch;
using engine::BatchResult;

/// Eight bytes of a digest as a signed number: the greater text of bytes is the greater number.
std::int64_t ordered_part(const crypto::Digest& digest, std::size_t part) {
  constexpr std::size_t kBytes = 8;
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63U;
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < kBytes; ++i) number = number << 8U | digest.at(part * kBytes + i);
  return static_cast<std::int64_t>(number ^ kSign);
}

void put_order(const KnownIds& ids, const Batch& batch, std::size_t row, BatchResult& result) {
  std::string text;
  for (const std::size_t id : {0U, 1U})
    if (!batch.is_null(id, row)) text += ids.text_of(batch.integer(id, row)) + '|';
  text += std::to_string(batch.integer(2, row));
  const crypto::Digest digest = crypto::sha256(crypto::bytes_of(text));
  result.set_integer(row, ordered_part(digest, static_cast<std::size_t>(batch.integer(3, row))));
}

}  // namespace

std::string_view KnownIds::Shelf::text(std::size_t place) const {
  const std::size_t begin = place == 0 ? 0 : ends[place - 1];
  return std::string_view(texts).substr(begin, ends[place] - begin);
}

std::uint32_t& KnownIds::Shelf::slot(std::string_view id, std::size_t hash) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = hash & mask;
  while (slots[at] != 0 && text(slots[at] - 1) != id) at = (at + 1) & mask;
  return slots[at];
}

void KnownIds::Shelf::grow() {
  slots.assign(2 * slots.size(), 0);
  const std::size_t mask = slots.size() - 1;
  for (std::size_t place = 0; place < ends.size(); ++place) {
    std::size_t at = std::hash<std::string_view>()(text(place)) / kShelves & mask;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = static_cast<std::uint32_t>(place + 1);
  }
}

std::int64_t KnownIds::number_of(std::string_view id) {
  const std::size_t hash = std::hash<std::string_view>()(id);
  Shelf& shelf = shelves_[hash % kShelves];
  const std::scoped_lock lock(shelf.mutex);
  std::uint32_t& slot = shelf.slot(id, hash / kShelves);
  const bool is_new = slot == 0;
  if (is_new) {
    shelf.texts += id;
    shelf.ends.push_back(shelf.texts.size());
    slot = static_cast<std::uint32_t>(shelf.ends.size());
  }
  const std::size_t place = slot - 1;
  if (is_new && 2 * shelf.ends.size() > shelf.slots.size()) shelf.grow();
  return static_cast<std::int64_t>(place * kShelves + hash % kShelves);
}

std::string KnownIds::text_of(std::int64_t number) const {
  const auto known = static_cast<std::size_t>(number);
  const Shelf& shelf = shelves_[known % kShelves];
  const std::scoped_lock lock(shelf.mutex);
  return std::string(shelf.text(known / kShelves));
}

bool is_known_by_number(const Column& column) {
  // Matching compares these as numbers, whatever their manifest says of them.
  constexpr std::array<std::string_view, 5> kCompared = {"id4", "id5", "id4_spelling", "id4_head",
                                                         "id4_tail"};
  return std::ranges::find(kCompared, column.name) != kCompared.end() ||
         (column.role == Role::id && column.type == Type::text);
}

Done define_known_ids(engine::Engine& engine, std::shared_ptr<KnownIds> ids) {
  const auto each_row = [&engine](
                            std::string name, std::vector<Type> arguments, Type result,
                            std::function<void(const Batch&, std::size_t, BatchResult&)> put) {
    const auto body = [put = std::move(put)](const Batch& batch, BatchResult& to) {
      for (std::size_t row = 0; row < batch.rows(); ++row) put(batch, row, to);
    };
    return engine.define({std::move(name), std::move(arguments), result, body});
  };
  RENGA_TRY(each_row("renga_id_number", {Type::text}, Type::integer,
                     [ids](const Batch& batch, std::size_t row, BatchResult& result) {
                       if (batch.is_null(0, row)) return result.set_null(row);
                       result.set_integer(row, ids->number_of(batch.text(0, row)));
                     }));
  RENGA_TRY(each_row("renga_id_text", {Type::integer}, Type::text,
                     [ids](const Batch& batch, std::size_t row, BatchResult& result) {
                       if (batch.is_null(0, row)) return result.set_null(row);
                       result.set_text(row, ids->text_of(batch.integer(0, row)));
                     }));
  return each_row("renga_person_order", std::vector<Type>(4, Type::integer), Type::integer,
                  [ids](const Batch& batch, std::size_t row, BatchResult& result) {
                    put_order(*ids, batch, row, result);
                  });
}

}  // namespace renga::link
