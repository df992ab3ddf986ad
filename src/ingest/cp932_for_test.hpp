#pragma once

#include <string>
#include <string_view>

namespace renga::ingest {

/// CP932 bytes of UTF-8 text, so that tests can be read; for tests only.
std::string to_cp932(std::string_view utf8);

}  // namespace renga::ingest
