#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace renga::bench {

/// What the figures depend on: cores, the processor's instructions that our kernels use, memory,
/// and how busy the machine was. No name of a machine.
nlohmann::ordered_json machine();
std::string line_of_machine();

}  // namespace renga::bench
