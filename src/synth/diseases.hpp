#pragma once

#include "synth/acts.hpp"
#include "synth/draw.hpp"
#include "synth/drugs.hpp"

#include <array>
#include <span>
#include <string_view>

namespace renga::synth {

/// How a disease runs: `chronic` and `rare` ones stay with the person, `acute` ones pass.
enum class Course { chronic, rare, acute };

/// When in the year acute episodes come.
enum class Season { always, winter, spring };

/// What is done for a disease; a null pointer is nothing.
struct Treatment {
  std::array<const Drug*, 2> oral{};
  const Drug* external = nullptr;
  const Drug* self_injected = nullptr;
  const Drug* infused = nullptr;  ///< During a stay.
  std::array<const Act*, 3> blood_tests{};
  const Act* other_test = nullptr;
  const Act* each_visit = nullptr;
  const Act* each_month = nullptr;
  const Act* operation = nullptr;
  bool pictures = false;
};

/// A disease of the 傷病名マスター. Code and name are real (edition of June 2024), ICD-10 as the
/// WHO classifies it; all rates are ours, in the order of size of 患者調査 (docs/spec/synth.md,
/// SYN-31).
struct Disease {
  std::string_view code;
  std::string_view icd10;
  std::string_view name;
  std::string_view department;  ///< 診療科, 別表10.
  Course course = Course::acute;
  /// Chronic and rare: persons per 10,000. Acute: episodes per 10,000 persons and year.
  ByAge rate{};
  int women_percent = 50;  ///< Among the ill where as many men as women live.
  /// Chronic and rare: share of persons admitted in a year. Acute: share of episodes.
  int admitted_percent = 0;
  int stay_days = 0;  ///< Mean.
  Treatment treatment;
  Season season = Season::always;
};

std::span<const Disease> diseases();

/// Rate of one person in 10,000ths.
double rate_for(const Disease& disease, int age, bool woman);

}  // namespace renga::synth
