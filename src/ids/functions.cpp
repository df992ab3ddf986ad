#include "ids/functions.hpp"

#include "ids/derivation.hpp"
#include "ids/identity.hpp"

#include <memory>

namespace renga::ids {
namespace {

using engine::Batch;
using engine::BatchResult;
using engine::Engine;

/// Stands between the parts of a number key; normal forms hold no control character (IDP-12).
constexpr char kPartSeparator = '\x1f';

std::string_view text_at(const Batch& batch, std::size_t column, std::size_t row) {
  return batch.is_null(column, row) ? std::string_view() : batch.text(column, row);
}

Personal<WrittenPerson> person_at(const Batch& batch, std::size_t row) {
  return Personal<WrittenPerson>(
      {text_at(batch, 0, row), text_at(batch, 1, row), text_at(batch, 2, row)});
}

std::optional<Personal<InsuredNumber>> number_at(const Batch& batch, std::size_t row) {
  return normalised_number(
      Personal<WrittenNumber>({text_at(batch, 0, row), text_at(batch, 1, row),
                               text_at(batch, 2, row), text_at(batch, 3, row)}));
}

/// A function of `count` texts; `of_row(batch, row, result)` gives the result of one row.
template <typename OfRow>
engine::ScalarFunction of_texts(std::string name, std::size_t count, OfRow of_row,
                                Type result_type = Type::text) {
  return {std::move(name), std::vector<Type>(count, Type::text), result_type,
          [of_row = std::move(of_row)](const Batch& batch, BatchResult& result) {
            for (std::size_t row = 0; row < batch.rows(); ++row) of_row(batch, row, result);
          }};
}

void put_birth_date(const Batch& batch, std::size_t row, BatchResult& result) {
  const auto date = normalised_birth_date(Personal<std::string_view>(text_at(batch, 0, row)));
  if (date)
    result.set_text(row, to_iso(date->disclose()));
  else
    result.set_null(row);
}

void put_number_key(const Batch& batch, std::size_t row, BatchResult& result) {
  const auto number = number_at(batch, row);
  if (number)
    result.set_text(row, number_key(*number).disclose());
  else
    result.set_null(row);
}

void put_branch(const Batch& batch, std::size_t row, BatchResult& result) {
  result.set_text(row, normalised_number_field(text_at(batch, 0, row)));
}

void put_wrong_check_digit(const Batch& batch, std::size_t row, BatchResult& result) {
  const std::string_view key = text_at(batch, 0, row);
  const bool wrong = !key.empty() && !check_digit_is_right(key.substr(0, key.find(kPartSeparator)));
  result.set_integer(row, wrong ? 1 : 0);
}

void put_root(const crypto::Hmac& key, const std::variant<Frame, Validity>& frame, std::size_t row,
              BatchResult& result) {
  if (const auto* message = std::get_if<Frame>(&frame))
    result.set_text(row, HexText(root_of(key, *message)));
  else
    result.set_null(row);
}

}  // namespace

Personal<std::string> number_key(const Personal<InsuredNumber>& number) {
  const InsuredNumber& parts = number.disclose();
  std::string key = parts.insurer;
  key.append(1, kPartSeparator).append(parts.symbol);
  key.append(1, kPartSeparator).append(parts.number);
  return Personal<std::string>(std::move(key));
}

Done define_normalisation(Engine& engine) {
  RENGA_TRY(engine.define(of_texts("renga_birth_date", 1, &put_birth_date)));
  RENGA_TRY(engine.define(of_texts("renga_number_key", 4, &put_number_key)));
  RENGA_TRY(engine.define(of_texts("renga_branch", 1, &put_branch)));
  return engine.define(
      of_texts("renga_wrong_check_digits", 1, &put_wrong_check_digit, Type::integer));
}

Done define_root_id4(Engine& engine, const crypto::Key& root_key, Normalisation normalisation) {
  const auto validity = [normalisation](const Batch& batch, std::size_t row, BatchResult& result) {
    const auto frame = id4_frame(person_at(batch, row), normalisation);
    const auto* reason = std::get_if<Validity>(&frame);
    result.set_text(row, name_of(reason != nullptr ? *reason : Validity::ok));
  };
  RENGA_TRY(engine.define(of_texts("renga_id4_validity", 3, validity)));
  const auto key = std::make_shared<const crypto::Hmac>(root_key);
  const auto root = [key, normalisation](const Batch& batch, std::size_t row, BatchResult& result) {
    put_root(*key, id4_frame(person_at(batch, row), normalisation), row, result);
  };
  return engine.define(of_texts("renga_root_id4", 3, root));
}

Done define_root_look_alikes(Engine& engine, const crypto::Key& root_key,
                             Normalisation normalisation) {
  const auto key = std::make_shared<const crypto::Hmac>(root_key);
  for (const LookAlike kind : kEveryLookAlike) {
    const auto root = [key, kind, normalisation](const Batch& batch, std::size_t row,
                                                 BatchResult& result) {
      put_root(*key, look_alike_frame(person_at(batch, row), kind, normalisation), row, result);
    };
    RENGA_TRY(engine.define(of_texts("renga_root_" + std::string(name_of(kind)), 3, root)));
  }
  return {};
}

Done define_root_id5(Engine& engine, const crypto::Key& root_key) {
  const auto key = std::make_shared<const crypto::Hmac>(root_key);
  const auto body = [key](const Batch& batch, BatchResult& result) {
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      const auto part = [&](std::size_t column) {
        return std::string(text_at(batch, column, row));
      };
      if (batch.is_null(4, row)) {
        result.set_null(row);
        continue;
      }
      const Personal<InsuredNumber> number({part(0), part(1), part(2), part(3)});
      result.set_text(row, HexText(root_of(*key, id5_frame(number, batch.date(4, row)))));
    }
  };
  return engine.define({"renga_root_id5",
                        {Type::text, Type::text, Type::text, Type::text, Type::date},
                        Type::text,
                        body});
}

}  // namespace renga::ids
