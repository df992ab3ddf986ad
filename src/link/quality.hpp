#pragma once

#include "base/base.hpp"
#include "engine/engine.hpp"
#include "link/link.hpp"

#include <filesystem>
#include <string>

namespace renga::link {

/// The ways of linking that are judged (JOIN-18): the name in reports, its label, and the table of
/// nodes and heads that match_persons left.
struct Mode {
  std::string_view name;
  Bilingual label;
  std::string_view groups;
};

inline constexpr std::array<Mode, 3> kModes = {{
    {"id5", {"ID5だけ", "ID5 alone"}, "agreeing_id5"},
    {"id4", {"ID4だけ", "ID4 alone"}, "agreeing_id4"},
    {"both", {"ID5、次にID4", "ID5, then ID4"}, "placement"},
}};

/// Judges what match_persons, find_mismatches and estimate_missed found against the truth (JOIN-15
/// to JOIN-18, JOIN-28 to JOIN-30). Errors name file, line and column.
Done judge(engine::Engine& engine, const std::filesystem::path& truth, Report& report);

}  // namespace renga::link
