#pragma once

#include "base/base.hpp"

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace renga::report {

/// Words for the reader: in both languages where the program writes them, or as they stand where
/// they come from data. It is always text: markup inside it is shown, never obeyed.
class Text {
 public:
  Text() = default;
  Text(Bilingual both) : japanese_(both.japanese), english_(both.english) {}
  Text(std::string japanese, std::string english)
      : japanese_(std::move(japanese)), english_(std::move(english)) {}
  template <typename Words>
  requires std::convertible_to<const Words&, std::string_view> Text(const Words& as_it_stands)
      : japanese_(std::string_view(as_it_stands)), english_(japanese_) {}

  const std::string& in(Language language) const {
    return language == Language::japanese ? japanese_ : english_;
  }
  bool empty() const { return japanese_.empty() && english_.empty(); }

 private:
  std::string japanese_;
  std::string english_;
};

}  // namespace renga::report
