#pragma once

#include "base/base.hpp"
#include "engine/engine.hpp"
#include "table/table.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace renga::link {

/// The IDs of all persons, each once, under a number: what is compared and joined are numbers of 8
/// bytes instead of texts of 64, and the texts come back where they are written. Which number an ID
/// gets depends on the threads that bring it, so that nothing may be ordered by it.
class KnownIds {
 public:
  /// May be called from several threads at once, like `text_of`.
  std::int64_t number_of(std::string_view id);
  /// Of a number that `number_of` gave.
  std::string text_of(std::int64_t number) const;

 private:
  static constexpr std::size_t kShelves = 64;
  static constexpr std::size_t kFirstSlots = 64;

  /// A part of the IDs, under a lock of its own, so that threads seldom wait for each other.
  struct Shelf {
    mutable std::mutex mutex;
    std::string texts;
    std::vector<std::size_t> ends;
    /// Open addressing: place of an ID plus one; 0 is free.
    std::vector<std::uint32_t> slots = std::vector<std::uint32_t>(kFirstSlots);

    std::string_view text(std::size_t place) const;
    std::uint32_t& slot(std::string_view id, std::size_t hash);
    void grow();
  };

  std::array<Shelf, kShelves> shelves_;
};

/// Whether a column of a table `person` is kept by number: an ID, or a key made like one.
bool is_known_by_number(const Column& column);

/// Makes `ids` functions of statements: `renga_id_number(text)`, `renga_id_text(number)`, and
/// `renga_person_order(id5, id4, node, part)`, the part-th 64 bits of the digest by which linked
/// persons are numbered (JOIN-14), as a number of the same order.
Done define_known_ids(engine::Engine& engine, std::shared_ptr<KnownIds> ids);

}  // namespace renga::link
