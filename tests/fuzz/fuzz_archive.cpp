// Any bytes as an input that may be packed: what is handed over comes in files that begin and end,
// under names that stay inside, unpacked for good; and the same every time.
#include "files/packed.hpp"
#include "folder.hpp"
#include "input.hpp"

#include <algorithm>
#include <vector>

namespace renga::fuzz {
namespace {

struct Entry {
  std::string name;
  std::string content;
  bool operator==(const Entry&) const = default;
};

class Collect final : public files::EntryTaker {
 public:
  Done begin(const std::string& name, bool /*packed*/) override {
    require(!open_);
    open_ = true;
    entries.push_back({name, {}});
    return {};
  }
  Done take(std::string_view piece) override {
    require(open_);
    entries.back().content += piece;
    return {};
  }
  Done end() override {
    require(open_);
    open_ = false;
    return {};
  }
  bool is_open() const { return open_; }

  std::vector<Entry> entries;

 private:
  bool open_ = false;
};

bool is_packed(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") ||
         bytes.starts_with("\x1F\x8B");
}

bool stays_inside(std::string_view name) {
  const std::string_view inner = name.substr(std::min(name.size(), name.find('!') + 1));
  return !inner.starts_with('/') && inner != ".." && !inner.starts_with("../") &&
         inner.find("/../") == inner.npos && !inner.ends_with("/..");
}

}  // namespace

void feed(std::string_view input) {
  static const Folder folder;
  const auto path = folder.write("input", input);
  Collect first;
  const Done done = files::read_unpacked(path, "input", first);
  if (!is_packed(input)) {
    require(done.has_value() && first.entries == std::vector<Entry>{{"input", std::string(input)}});
    return;
  }
  std::size_t unpacked = 0;
  for (const Entry& entry : first.entries) {
    require(stays_inside(entry.name) && !is_packed(entry.content));
    unpacked += entry.content.size();
  }
  const auto most =
      std::max<std::size_t>(files::kUnsuspectedBytes, files::kMostRatio * input.size());
  require(!done || (!first.is_open() && unpacked <= most));
  Collect second;
  const Done again = files::read_unpacked(path, "input", second);
  require(again.has_value() == done.has_value() && second.entries == first.entries);
  require(done || again.error().code() == done.error().code());
}

}  // namespace renga::fuzz
