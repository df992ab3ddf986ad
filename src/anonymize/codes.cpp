#include "anonymize/codes.hpp"

#include <functional>
#include <stdexcept>

namespace renga::anonymize {
namespace {

constexpr std::size_t kPlacesAtFirst = 256;

std::size_t hash_of(std::string_view text) {
  return std::hash<std::string_view>()(text);
}

std::size_t index_of(std::int64_t code) {
  return static_cast<std::size_t>(code);
}

/// Texts of one or two bytes, which most codes of the scheme's columns are, need no search: the
/// place of such a text, none for any other.
constexpr std::size_t kShortTexts = std::size_t{1} << 16U;
std::optional<std::size_t> short_place(std::string_view text) {
  constexpr unsigned kByteBits = 8;
  if (text.empty() || text.size() > 2) return std::nullopt;
  const auto first = static_cast<unsigned char>(text[0]);
  if (text.size() == 1) return first;
  const auto second = static_cast<unsigned char>(text[1]);
  if (second == 0) return std::nullopt;
  return std::size_t{second} << kByteBits | first;
}

/// Text of codes, nothing for code 0.
template <typename TextOf>
void say(const engine::Batch& batch, engine::BatchResult& result, TextOf text_of) {
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    const std::size_t code = index_of(batch.integer(0, row));
    if (code == 0)
      result.set_null(row);
    else
      result.set_text(row, text_of(code));
  }
}

}  // namespace

std::uint32_t Dictionary::known(std::string_view text) const {
  const auto place = short_place(text);
  if (place) return short_.empty() ? 0 : short_[*place];
  return find(text, hash_of(text));
}

std::uint32_t Dictionary::find(std::string_view text, std::size_t hash) const {
  if (places_.empty()) return 0;
  const std::size_t mask = places_.size() - 1;
  for (std::size_t place = hash & mask; places_[place] != 0; place = (place + 1) & mask)
    if (values_[places_[place] - 1] == text) return places_[place];
  return 0;
}

void Dictionary::grow() {
  const std::size_t size = places_.empty() ? kPlacesAtFirst : 2 * places_.size();
  places_.assign(size, 0);
  for (std::uint32_t code = 1; code <= values_.size(); ++code) {
    std::size_t place = hash_of(values_[code - 1]) & (size - 1);
    while (places_[place] != 0) place = (place + 1) & (size - 1);
    places_[place] = code;
  }
}

std::uint32_t Dictionary::add(std::string_view text) {
  const std::unique_lock lock(mutex_);
  const std::size_t hash = hash_of(text);
  if (const std::uint32_t code = find(text, hash); code != 0) return code;
  if (values_.size() >= limit_) {
    overflowed_ = true;
    throw std::length_error("a column has more values than its dictionary may hold");
  }
  if (2 * (values_.size() + 1) > places_.size()) grow();
  values_.emplace_back(text);
  const std::size_t mask = places_.size() - 1;
  std::size_t place = hash & mask;
  while (places_[place] != 0) place = (place + 1) & mask;
  places_[place] = static_cast<std::uint32_t>(values_.size());
  if (const auto at = short_place(text)) {
    short_.resize(kShortTexts);
    short_[*at] = places_[place];
  }
  return places_[place];
}

void Dictionary::encode(const engine::Batch& batch, engine::BatchResult& result) {
  std::vector<std::size_t> strangers;
  {
    const std::shared_lock lock(mutex_);
    // Most columns have values that most rows share: the last one is worth a look before a search.
    std::string_view last;
    std::uint32_t last_code = 0;
    for (std::size_t row = 0; row < batch.rows(); ++row) {
      std::uint32_t code = 0;
      if (!batch.is_null(0, row)) {
        const std::string_view text = batch.text(0, row);
        code = last_code != 0 && text == last ? last_code : known(text);
        if (code == 0) strangers.push_back(row);
        last = text;
        last_code = code;
      }
      result.set_integer(row, code);
    }
  }
  for (const std::size_t row : strangers) result.set_integer(row, add(batch.text(0, row)));
}

std::string CodedColumn::function(std::string_view what) const {
  return std::string(what) + ":" + std::to_string(number_);
}

Done CodedColumn::define(const std::shared_ptr<CodedColumn>& column, engine::Engine& engine) {
  using engine::Batch;
  using engine::BatchResult;
  RENGA_TRY(engine.define({column->function("encoded"),
                           {Type::text},
                           Type::integer,
                           [column](const Batch& batch, BatchResult& result) {
                             column->dictionary_.encode(batch, result);
                           }}));
  RENGA_TRY(engine.define({column->function("decoded"),
                           {Type::integer},
                           Type::text,
                           [column](const Batch& batch, BatchResult& result) {
                             say(batch, result, [&column](std::size_t code) {
                               return std::string_view(column->dictionary_.value(code));
                             });
                           }}));
  RENGA_TRY(engine.define({column->function("recoded"),
                           {Type::integer},
                           Type::integer,
                           [column](const Batch& batch, BatchResult& result) {
                             const std::vector<std::int64_t>& becomes = column->recoding.codes;
                             const auto codes = batch.integers(0);
                             for (std::size_t row = 0; row < codes.size(); ++row)
                               result.set_integer(row, becomes[index_of(codes[row])]);
                           }}));
  return engine.define({column->function("labelled"),
                        {Type::integer},
                        Type::text,
                        [column](const Batch& batch, BatchResult& result) {
                          say(batch, result, [&column](std::size_t code) {
                            return std::string_view(column->recoding.labels[code - 1]);
                          });
                        }});
}

}  // namespace renga::anonymize
