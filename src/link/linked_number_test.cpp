#include "link/linked_number.hpp"

#include <map>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::link {
namespace {

TEST(LinkedNumbers, OfNobodyIsNothing) {
  EXPECT_FALSE(LinkedNumbers().of(1));
}

RC_GTEST_PROP(LinkedNumbers, FindExactlyWhatWasAddedWithAnyGaps,
              (const std::map<std::int8_t, std::int64_t>& entries)) {
  LinkedNumbers numbers;
  for (const auto& [own, linked] : entries) numbers.add(own, linked);
  for (int own = -130; own <= 130; ++own) {
    const auto entry = entries.find(static_cast<std::int8_t>(own));
    const bool known = entry != entries.end() && entry->first == own;
    RC_ASSERT(numbers.of(own) == (known ? std::optional(entry->second) : std::nullopt));
  }
}

}  // namespace
}  // namespace renga::link
