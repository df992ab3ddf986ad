#pragma once

// The one header of this room: the command line (docs/spec/command-line.md).

namespace renga::cli {

/// Runs one call of the program and gives its exit code. Every exception ends here.
int run(int argument_count, const char* const* arguments);

}  // namespace renga::cli
