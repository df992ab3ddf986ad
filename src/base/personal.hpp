#pragma once

#include <concepts>
#include <utility>

namespace renga {

/// A value that belongs to a person: a name, a birth date, an insured number. It cannot be printed,
/// converted to text, compared by accident or put in an Error; whoever needs the value says
/// `disclose()`, which is easy to find in a review.
template <typename T>
class Personal {
 public:
  Personal() requires std::default_initializable<T> : value_{} {}
  explicit Personal(T value) : value_(std::move(value)) {}

  const T& disclose() const { return value_; }

  bool operator==(const Personal&) const = delete;
  auto operator<=>(const Personal&) const = delete;

 private:
  T value_;
};

/// Printing a personal value is a mistake that does not compile.
template <typename Stream, typename T>
Stream& operator<<(Stream&, const Personal<T>&) = delete;

}  // namespace renga
