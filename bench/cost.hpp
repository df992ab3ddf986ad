#pragma once

#include "contest.hpp"

#include <filesystem>

namespace renga::bench {

/// The cost of work inside this process.
Cost timed(const std::function<void()>& work);

/// The cost of work in a process of its own, with its greatest memory.
Cost timed_apart(const std::function<void()>& work);

/// The cost of `renga` with these arguments; what it prints goes to a file beside `standard_output`
/// or nowhere. Exit codes up to `highest_exit_code` are expected.
Cost timed_renga(const std::vector<std::string>& arguments,
                 const std::filesystem::path& standard_output = "/dev/null",
                 int highest_exit_code = 0);

/// The cost of another program, found where programs are; its standard output goes to a file.
Cost timed_program(const std::vector<std::string>& words,
                   const std::filesystem::path& standard_output);
/// Whether another program can be started and ends well; what it prints goes nowhere.
bool runs(const std::vector<std::string>& words);

}  // namespace renga::bench
