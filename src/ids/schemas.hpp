#pragma once

#include "table/table.hpp"

#include <string>
#include <vector>

namespace renga::ids {

/// The table of a request that holds identifiers (IDP-29).
TableSchema request_schema();
/// Whether the look-alike keys stand beside the IDs (IDP-75).
enum class LookAlikes { absent, present };
/// Present where the table has their columns.
LookAlikes look_alikes_of(const TableSchema& table);

/// The table of a request that holds stored IDs.
TableSchema stored_request_schema(LookAlikes look_alikes);
/// The table of every answer (IDP-30).
TableSchema answer_schema(LookAlikes look_alikes);
/// The table `person` of a dataset with IDs.
TableSchema person_schema(LookAlikes look_alikes);
/// The columns that hold IDs: id4, id5, and the look-alike keys where they are present.
std::vector<std::string> id_columns(LookAlikes look_alikes);
/// The history in normal form, as the statements read it.
TableSchema history_schema();

/// A column that makes a table's rows a person's.
Column person_column();
/// What a birth date becomes in stored receipts and check-ups (IDP-35).
Column birth_month_column();

}  // namespace renga::ids
