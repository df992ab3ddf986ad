#pragma once

#include "table/table.hpp"

#include <string>

namespace renga::ids {

/// The table of a request that holds identifiers (IDP-29).
TableSchema request_schema();
/// The table of a request that holds stored IDs.
TableSchema stored_request_schema();
/// The table of every answer (IDP-30).
TableSchema answer_schema();
/// The table `person` of a dataset with IDs.
TableSchema person_schema();
/// The history in normal form, as the statements read it.
TableSchema history_schema();

/// A column that makes a table's rows a person's.
Column person_column();
/// What a birth date becomes in stored receipts and check-ups (IDP-35).
Column birth_month_column();

}  // namespace renga::ids
