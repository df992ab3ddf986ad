#pragma once

#include "portal/exchange.hpp"

#include <map>
#include <memory>
#include <string>

namespace renga::portal {

/// The files of the portal, all in memory: those built into the program, or those of a folder
/// (API-81). Texts are kept packed, too.
class WebFiles {
 public:
  /// Those that the build put into the program; none where the portal was not built.
  static WebFiles built_in();
  /// folder_missing where there is none.
  static Result<WebFiles> of_folder(const std::filesystem::path& folder);

  Answer answer(const Asked& asked) const;
  bool empty() const { return files_.empty(); }

 private:
  struct File {
    std::shared_ptr<const std::string> plain;
    std::shared_ptr<const std::string> packed;  ///< nothing where packing gains nothing
    std::string tag;
    std::string_view type;
  };

  void add(std::string path, std::string content);
  const File* find(std::string_view path) const;

  std::map<std::string, File, std::less<>> files_;
};

}  // namespace renga::portal
