#pragma once

#include "disclosure/bounds.hpp"
#include "disclosure/hypercubes.hpp"
#include "disclosure/protect.hpp"

#include <map>
#include <set>

namespace renga::disclosure {

/// Hides numbers of a system until each hidden one leaves open what is wanted. All numbers are
/// known here; the tables that it finds start from them.
class Protector {
 public:
  /// `truth` fulfils all relations that are not left out; for numbers that were hidden from the
  /// start it is one possibility. `boxes` are what a reader believes of those.
  Protector(const System& system, const Release& release, const Rules& rules,
            const ProtectOptions& options, std::vector<std::int64_t> truth, std::vector<Box> boxes,
            std::vector<bool> left_out, std::vector<bool> changeable);

  struct Hidden {
    std::uint32_t number = 0;
    Reason reason = Reason::primary;
    std::uint32_t protects = 0;
  };

  /// The numbers hidden, in their order.
  std::vector<Hidden> protect();
  bool optimal() const { return optimal_; }
  std::vector<Hidden> chosen() const;
  /// Changes of the truth that print the same, once these numbers are hidden.
  const std::vector<Move>& moves() const { return explorer_.moves(); }

  /// Hides more until some hidden numbers leave open together what each of them does.
  void open_sum(const std::vector<std::uint32_t>& numbers);

 private:
  bool hidden(std::uint32_t number) const { return !explorer_.boxes()[number].fixed(); }
  bool can_hide(std::uint32_t number) const;
  std::int64_t cost(std::uint32_t number) const;
  void hide(std::uint32_t number, Reason reason, std::uint32_t protects);

  void take_up_hidden();
  void hide_primaries();
  void raise_sums();
  bool raise_sum(std::uint32_t relation);
  std::optional<std::uint32_t> next_of(std::uint32_t relation) const;

  void set_prices();
  std::optional<std::vector<std::uint32_t>> hide_hypercube(std::uint32_t number,
                                                           std::int64_t& below);
  void open_all();
  std::set<std::uint32_t> open_each();
  bool open_one(std::uint32_t number);
  std::vector<std::uint32_t> relations_of(const std::vector<std::uint32_t>& numbers) const;
  void add_rows(LinearModel& model, const std::vector<std::uint32_t>& relations) const;
  void hide_moved(std::span<const double> point, const std::vector<std::uint32_t>& column_of,
                  std::uint32_t protects);
  bool extend(const std::vector<std::uint32_t>& targets, std::size_t size, std::size_t width,
              double sign);

  bool hide_fewest();
  bool exchange(const std::vector<std::uint32_t>& numbers);
  std::uint32_t first_beside(std::uint32_t number) const;
  void clean_up();
  std::vector<std::uint32_t> costly_first() const;
  void exchange_hypercubes();
  bool exchange_for_less(std::uint32_t number);
  bool show(std::uint32_t number);
  bool sums_stay_safe(std::uint32_t number) const;

  /// A window that holds every number of a small system.
  static constexpr std::size_t kAll = 100000;

  const System& system_;
  const Rules& rules_;
  const ProtectOptions& options_;
  std::vector<bool> changeable_;
  Explorer explorer_;
  Hypercubes hypercubes_;
  std::vector<std::int64_t> prices_;  ///< of hiding, in large systems; empty in others
  std::map<std::uint32_t, Hidden> chosen_;
  std::set<std::uint32_t> waiting_sums_;
  bool optimal_ = false;
};

}  // namespace renga::disclosure
