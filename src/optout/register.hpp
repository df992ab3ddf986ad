#pragma once

#include "base/base.hpp"
#include "crypto/crypto.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::optout {

/// What a record or a person says of who it is, as it was written.
struct Identifiers {
  std::string_view name_kana;
  std::string_view birth_date;
  std::string_view sex;
  std::string_view insurer;
  std::string_view symbol;
  std::string_view number;
  std::string_view branch;
};

/// An insured number in its normal form.
struct PlainNumber {
  std::string insurer;
  std::string symbol;
  std::string number;
  std::string branch;
};

/// How identifiers are brought into a form that two spellings share. The rules are those of the IDs
/// (IDP-4, IDP-12), and the caller brings them. Nothing where the identifiers do not suffice; both
/// are called from several threads.
struct NormalForms {
  std::function<std::optional<std::string>(std::string_view name_kana)> name;
  std::function<std::optional<PlainNumber>(const Identifiers&)> number;
};

/// Marks that two spellings of the same identifiers share and that nobody can read. Empty where the
/// identifiers do not suffice.
struct Marks {
  std::string name;    ///< of kana name, birth date and sex
  std::string number;  ///< of the insured number without branch
  std::string branch;  ///< of the insured number with branch
};

/// Makes marks with the register's own secret. Safe to call from several threads.
class Marker {
 public:
  Marker(std::string_view secret_hex, NormalForms forms);
  Marks marks_of(const Identifiers& identifiers) const;

 private:
  std::string mark(std::string_view kind, std::initializer_list<std::string_view> fields) const;

  crypto::Hmac hmac_;
  NormalForms forms_;
};

/// One person who refused. Who it is cannot be read from it.
struct Refusal {
  Marks marks;
  std::string refused_on;  ///< ISO date
  std::string notice;      ///< which notice the person was given, for example its number
};

struct Register {
  std::string secret_hex;
  std::vector<Refusal> refusals;
};

/// A register without people, with a new secret.
Register new_register();

/// Refuses a file that others than its owner may read or write (register_open).
Result<Register> read_register(const std::filesystem::path& file);

/// Writes it whole or not at all, readable by its owner only.
Done write_register(const Register& refusals, const std::filesystem::path& file);

}  // namespace renga::optout
