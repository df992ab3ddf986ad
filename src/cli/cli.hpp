#pragma once

// The one header of this room: the command line (docs/spec/command-line.md).

#include <functional>

namespace renga::cli {

/// Does the work, whose exit code it hands back; every exception ends here (CLI-3).
int at_the_door(const std::function<int()>& work);

/// Runs one call of the program and gives its exit code.
int run(int argument_count, const char* const* arguments);

}  // namespace renga::cli
