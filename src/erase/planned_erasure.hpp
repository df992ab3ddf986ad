#pragma once

#include "erase/plan.hpp"
#include "erase/target.hpp"

namespace renga::erase {

/// The one way in which anything is erased: planned with its digests first, erased afterwards, so
/// that a killed erasure can be repeated at any moment (ERA-12).

/// What a killed command left beside its target (CLI-12).
bool is_leftover(const std::filesystem::path& path);

/// Whether an earlier run planned this path. Such a path is not looked at again: its manifest may
/// be overwritten already.
bool is_planned(const Plan& plan, const std::filesystem::path& path);

/// Adds a target with the digests of its files; one that an earlier run planned stays as it was.
Done add_to_plan(Plan& plan, const Target& target);

/// Erases what is still there of a target; what an earlier run erased keeps the digest that was
/// noted before.
Result<ErasedTarget> erase_planned(const PlannedTarget& planned);

}  // namespace renga::erase
