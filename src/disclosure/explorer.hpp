#pragma once

#include "disclosure/linear.hpp"
#include "disclosure/system.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace renga::disclosure {

struct Step {
  std::uint32_t number = 0;
  std::int64_t change = 0;

  auto operator<=>(const Step&) const = default;
};

/// A change of several numbers that leaves every relation fulfilled: from one table to another that
/// prints the same. Steps are in the order of their numbers.
using Move = std::vector<Step>;

/// The least and the most of a number in the tables that are known to be possible, and in which
/// ones: the position of a move from the base, or kBase for the base itself.
inline constexpr std::int32_t kBase = -1;
struct Reach {
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::int32_t least_move = kBase;
  std::int32_t most_move = kBase;

  std::int64_t values() const { return most - least + 1; }
};

/// Looks for tables of whole numbers that print the same as the base, and so proves how much of a
/// number is left open. It looks in windows: a few hundred numbers around one, all others as in the
/// base. What fits in a window fits in the whole, so that a million cells need no larger program.
class Explorer {
 public:
  /// `base` holds a number for each number of the system and must fulfil all relations that are not
  /// left out; a number with a fixed box never moves. `wanted` is how many values are to be found.
  Explorer(const System& system, std::vector<Box> boxes, std::vector<std::int64_t> base,
           std::vector<std::int64_t> wanted, std::vector<bool> left_out);

  const System& facts() const { return system_; }
  std::span<const Box> boxes() const { return boxes_; }
  std::span<const std::int64_t> base() const { return base_; }
  const Reach& reach(std::uint32_t number) const { return reaches_[number]; }
  const std::vector<Move>& moves() const { return moves_; }
  std::int64_t wanted(std::uint32_t number) const { return wanted_[number]; }
  bool left_out(std::uint32_t relation) const { return left_out_[relation]; }
  const std::vector<bool>& left_out() const { return left_out_; }

  /// Whether as many values are found as are wanted, or all that the box has.
  bool enough(std::uint32_t number) const;

  /// Looks around the number, in ever larger windows of at most `largest` numbers. A glance is one
  /// small window without branching.
  bool explore(std::uint32_t number, std::size_t largest);
  bool glance(std::uint32_t number);
  /// Looks at all of these numbers in one window that holds nothing else, without branching: one
  /// program answers for one number after the other, each from where the last one ended.
  void explore_together(std::span<const std::uint32_t> numbers);

  /// How far the known tables take the sum of these numbers, as far as `enough`.
  std::int64_t spread_of(std::span<const std::uint32_t> numbers, std::int64_t enough) const;
  /// Looks in windows whether the sum of these numbers, which one relation ties, goes as far as
  /// `enough` from its least to its most.
  bool explore_sum(std::span<const std::uint32_t> numbers, std::int64_t enough);

  /// Adds up a move and keeps it where it is one and shows something new.
  bool record(Move move);

  /// The number may move from now on, in this box.
  void open(std::uint32_t number, Box box, std::int64_t wanted);
  struct Closed {
    std::vector<std::uint32_t> losing;  ///< numbers that reached something by moving it
    std::vector<Move> moves;            ///< that are none any more
  };
  /// The number is fixed again; the losing numbers have what is left.
  Closed close(std::uint32_t number);

  /// At most `size` numbers around one. Those most of whose relations are touched already come
  /// first, so that moves close. Of each relation the cheapest few are taken (`width`), and what
  /// two relations touch; a number whose cost is negative is not taken at all.
  template <typename Cost>
  std::vector<std::uint32_t> around(std::uint32_t number, std::size_t size, std::size_t width,
                                    const Cost& cost);

 private:
  struct Window;
  void begin_around(std::uint32_t number);
  void touch(std::uint32_t number, bool near);
  std::optional<std::uint32_t> next_around();
  Window window_of(std::uint32_t number, std::size_t size, std::size_t width);
  void prune(Window& window);
  LinearModel model_of(const Window& window) const;
  void search(const Window& window, std::uint32_t number, bool branching);
  void search_many(const Window& window, LinearProgram& program, std::uint32_t number);
  bool search_one(const Window& window, LinearProgram& program, std::uint32_t number);
  void vary(const Window& window, LinearProgram& program, std::uint32_t number);
  Move whole_move(const Window& window, std::span<const double> point) const;
  bool take(const Window& window, std::span<const double> point);
  bool take_whole(const Window& window, const LinearModel& model, std::uint32_t number,
                  double sign);
  std::int64_t activity(const Relation& relation) const;
  bool adds_up(const Move& move);
  void improve(std::int32_t move, const Step& step);

  const System& system_;
  std::vector<Box> boxes_;
  std::vector<std::int64_t> base_;
  std::vector<std::int64_t> wanted_;
  std::vector<bool> left_out_;
  std::vector<Reach> reaches_;
  std::vector<Move> moves_;
  std::vector<bool> valid_;                          ///< moves that close() did not end
  std::vector<std::vector<std::int32_t>> moves_of_;  ///< by number

  // Scratch, marked by the number of the search so that nothing is cleared.
  std::uint32_t search_ = 0;
  std::vector<std::uint32_t> number_mark_;
  std::vector<std::uint32_t> relation_mark_;
  std::vector<std::uint32_t> local_;    ///< position in the window
  std::vector<std::uint32_t> touched_;  ///< relations of a number that the window touches
  std::vector<std::uint32_t> touched_mark_;
  std::vector<std::vector<std::uint32_t>> buckets_;  ///< by relations not touched
  std::vector<std::size_t> next_;                    ///< in each bucket
  bool cut_ = false;                                 ///< some relation had more than was taken
};

template <typename Cost>
std::vector<std::uint32_t> Explorer::around(std::uint32_t number, std::size_t size,
                                            std::size_t width, const Cost& cost) {
  begin_around(number);
  std::vector<std::uint32_t> found = {number};
  std::vector<std::pair<std::int64_t, std::uint32_t>> near;
  for (std::size_t i = 0; i < found.size() && found.size() < size; ++i) {
    for (const auto& [relation, factor] : system_.uses_of(found[i])) {
      if (left_out_[relation] || relation_mark_[relation] == search_) continue;
      relation_mark_[relation] = search_;
      near.clear();
      for (const Term& term : system_.terms_of(system_.relations[relation])) {
        if (number_mark_[term.number] == search_) continue;
        const std::int64_t price = cost(term.number);
        if (price >= 0) near.emplace_back(price, term.number);
      }
      std::sort(near.begin(), near.end());
      cut_ = cut_ || near.size() > width;
      for (std::size_t n = 0; n < near.size(); ++n) touch(near[n].second, n < width);
    }
    if (const auto next = next_around()) found.push_back(*next);
  }
  return found;
}

}  // namespace renga::disclosure
