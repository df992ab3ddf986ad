#include "base/assertion.hpp"

namespace renga {

Bug::Bug(std::string_view sentence, std::source_location location)
    : what_(std::string(location.file_name()) + ":" + std::to_string(location.line()) + ": " +
            std::string(sentence)) {}

void bug(std::string_view sentence, std::source_location location) {
  throw Bug(sentence, location);
}

}  // namespace renga
