// Any bytes as TOML (policies, requests, approvals, rulebooks): a reason or settings, never a
// crash.
#include "base/base.hpp"
#include "input.hpp"

namespace renga::fuzz {

void feed(std::string_view input) {
  const auto settings = Settings::parse(input, "fuzz");
  if (!settings) return;
  for (const std::string& key : settings->keys()) {
    require(settings->has(key));
    // Whatever the value is, each reader of it ends with a value or with a reason.
    static_cast<void>(settings->text(key));
    static_cast<void>(settings->integer(key));
    static_cast<void>(settings->number(key));
    static_cast<void>(settings->date(key));
    static_cast<void>(settings->texts(key));
    static_cast<void>(settings->tables(key));
  }
}

}  // namespace renga::fuzz
