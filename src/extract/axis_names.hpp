#pragma once

#include "extract/aggregate.hpp"
#include "extract/cells.hpp"
#include "extract/extract.hpp"

#include <string>
#include <vector>

namespace renga::extract {

/// By what word masters are asked for the names of an axis's values (TAB-12): a kind of place, or
/// the column they stand in. Empty for groups, which have the words of the request, but for places,
/// whose groups may bear codes.
std::string named_by(const AggregateTable& table, const Axis& axis);

/// The head of the column of names beside an axis.
std::string names_head(const Axis& axis);

/// Gives the labels that are codes the names that masters have for them.
Done add_names(const std::vector<AggregateTable>& tables, const NamesIn& names_in,
               std::vector<CountedTable>& counted);

}  // namespace renga::extract
