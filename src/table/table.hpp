#pragma once

// The one header of this room: what a table and a dataset look like, how rows go into a table, and
// the CSV form of a table.

#include "table/appender.hpp"
#include "table/column.hpp"
#include "table/csv.hpp"
#include "table/manifest.hpp"
