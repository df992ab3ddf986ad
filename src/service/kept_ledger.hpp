#pragma once

#include "ledger/ledger.hpp"
#include "service/personal_values.hpp"
#include "store/store.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::service {

inline constexpr std::string_view kValueRead = "value_read";
inline constexpr std::string_view kValueErased = "value_erased";
inline constexpr std::string_view kFileTaken = "file_taken";

/// Kinds of entries that are the office's own and no event of a dossier (DOS-21).
bool is_office_kind(std::string_view kind);

/// The ledger of a store, within one transaction. What it hands over was held against its
/// neighbours: a line that somebody altered is ledger_damaged.
class KeptLedger {
 public:
  /// Begins a ledger where there is none.
  static Done begin(store::Transaction& transaction, std::string_view origin);
  /// For appending: nobody else does until the transaction is over. ledger_of_another,
  /// ledger_damaged.
  static Result<KeptLedger> take(store::Transaction& transaction, std::string_view origin);
  static Result<KeptLedger> read(store::Transaction& transaction, std::string_view origin);

  const ledger::Head& head() const { return head_; }
  /// A time before that of the last entry becomes that. Hands back the entry's number. The values
  /// are kept with the salts of their commitments.
  Result<std::int64_t> append(store::Transaction& transaction, ledger::Draft draft,
                              const PersonalValues& values = {});

  /// Appends a line that was written elsewhere, where it follows; ledger_damaged.
  Done copy(store::Transaction& transaction, std::string_view line);

  Done each_entry(store::Transaction& transaction,
                  const std::function<Done(const ledger::Entry&)>& take) const;
  Result<std::vector<ledger::Entry>> entries_about(store::Transaction& transaction,
                                                   std::string_view subject) const;

 private:
  explicit KeptLedger(ledger::Head head, std::string origin)
      : head_(std::move(head)), origin_(std::move(origin)) {}
  static Result<KeptLedger> held(const std::optional<store::LedgerHead>& head,
                                 std::string_view origin);

  ledger::Head head_;
  std::string origin_;
};

}  // namespace renga::service
