#include "machine.hpp"

#include <array>
#include <cmath>
#include <cstdlib>

#include <fmt/core.h>
#include <unistd.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace renga::bench {
namespace {

#if defined(__x86_64__)
constexpr const char* kArchitecture = "x86-64";

bool has_sha() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & bit_SHA) != 0;
}

std::vector<std::string> instructions() {
  std::vector<std::string> present;
  if (has_sha()) present.emplace_back("sha");
  if (__builtin_cpu_supports("avx2") != 0) present.emplace_back("avx2");
  if (__builtin_cpu_supports("avx512bw") != 0) present.emplace_back("avx512bw");
  return present;
}
#else
constexpr const char* kArchitecture = "other";

std::vector<std::string> instructions() {
  return {};
}
#endif

double memory_gib() {
  const double bytes =
      static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE));
  return std::round(bytes / (1 << 30));
}

/// Processes that wanted a core in the last minute, these included.
double load() {
  std::array<double, 1> average{};
  return ::getloadavg(average.data(), 1) == 1 ? average[0] : -1;
}

}  // namespace

nlohmann::ordered_json machine() {
  return {{"architecture", kArchitecture},
          {"cores", ::sysconf(_SC_NPROCESSORS_ONLN)},
          {"instructions", instructions()},
          {"memory_gib", memory_gib()},
          {"load", load()}};
}

std::string line_of_machine() {
  const auto here = machine();
  std::string line = fmt::format("machine: {}, {} cores, {:.0f} GiB,", kArchitecture,
                                 here.at("cores").get<long>(), here.at("memory_gib").get<double>());
  for (const std::string& instruction : instructions()) line += " " + instruction;
  return line + fmt::format("; load {:.2f}\n", here.at("load").get<double>());
}

}  // namespace renga::bench
