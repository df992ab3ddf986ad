#pragma once

#include "service/dossier_service.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace renga::service {

/// Which values of a dossier: all that are left, or one.
struct ValueChoice {
  std::optional<store::ValueName> one;
};

/// What was erased, and the entry that tells of it.
struct ErasedValues {
  std::vector<store::ValueName> values;
  std::optional<std::int64_t> entry;  ///< nothing where there was nothing left to erase
};

/// Erases values that entries commit to, for somebody of the office (STO-30, STO-31).
/// retention_running, value_absent.
Result<ErasedValues> erase_values(const DossierCall& call, const ValueChoice& choice);

/// The values of a dossier that are left, by their names; for somebody of the office.
Result<std::vector<store::ValueName>> list_values(const DossierCall& call);

/// Hands a value over and notes in the ledger who read it (STO-33). value_absent, value_gone.
Result<Personal<std::string>> read_value(const DossierCall& call, const store::ValueName& name);

/// A value of a person from a file, without its last line end; into one that its owner alone may
/// read.
Result<Personal<std::string>> read_personal(const std::filesystem::path& file);
Done write_personal(const std::filesystem::path& file, const Personal<std::string>& value,
                    files::Existing existing);

}  // namespace renga::service
