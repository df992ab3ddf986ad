#pragma once

#include <span>
#include <string_view>

namespace renga::portal {

/// A span of bytes of the program.
struct Bytes {
  const char* begin;
  const char* end;
  std::string_view view() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

/// One file of the portal; tools/embed_files.py makes the table from web/dist.
struct WebContent {
  std::string_view name;
  Bytes plain;
  Bytes packed;  ///< gzip; empty where it gains nothing
  std::string_view tag;
};

std::span<const WebContent> web_content();

}  // namespace renga::portal
