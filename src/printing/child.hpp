#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::printing {

struct Program {
  std::vector<std::string> words;        ///< name and arguments; the name is looked for on the PATH
  std::vector<std::string> environment;  ///< NAME=value, and nothing else but PATH and HOME
};

/// Runs a program with a text on its standard input and nothing on its outputs. Its exit code, or
/// nothing where it cannot be started; a program ended by a signal has 128 and the signal's number.
std::optional<int> run(const Program& program, std::string_view input);

}  // namespace renga::printing
