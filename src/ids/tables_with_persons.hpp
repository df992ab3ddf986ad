#pragma once

#include "ids/workbench.hpp"

namespace renga::ids {

/// Writes a table of a source dataset: without direct identifiers, with the column `person` and,
/// where `coarse`, with the birth month instead of the birth date (IDP-35). The engine has a table
/// link_KEY(key, person) for the key of the table. rows_without_person where a row's key has none.
Done write_source_table(Workbench& bench, const TableEntry& table, bool coarse);

/// Writes a table of a stored dataset with the new numbers of its persons, and in the table
/// `person` with their new IDs; link_person(key, person) and given(row, id4, id5) are there.
Done write_stored_table(Workbench& bench, const TableEntry& table);

}  // namespace renga::ids
