#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace renga::ingest {

/// Fields that stood in the input with a value and that nothing reads (ING-243): how often, by
/// source and field. Values are never kept, and names only where they look like names of fields.
class Ignored {
 public:
  void count(std::string_view source, std::string_view field, std::int64_t times = 1) {
    counter(source, field) += times;
  }
  /// Stays where it is, so that a reader may keep it.
  std::int64_t& counter(std::string_view source, std::string_view field);

  const std::map<std::string, std::int64_t, std::less<>>& counts() const { return counts_; }

 private:
  std::map<std::string, std::int64_t, std::less<>> counts_;
};

}  // namespace renga::ingest
