#pragma once

#include <source_location>
#include <string>
#include <string_view>

namespace renga {

/// A bug of the program itself. It is caught once, at the door, and ends with exit code 70.
class Bug {
 public:
  Bug(std::string_view sentence, std::source_location location);
  const std::string& what() const { return what_; }

 private:
  std::string what_;
};

/// Ends the work because the program contradicts itself. The sentence never holds a person's value.
[[noreturn]] void bug(std::string_view sentence,
                      std::source_location location = std::source_location::current());

/// Checks what is always true unless the program has a bug; checked in every build.
inline void ensure(bool holds, std::string_view sentence,
                   std::source_location location = std::source_location::current()) {
  if (!holds) [[unlikely]]
    bug(sentence, location);
}

}  // namespace renga
