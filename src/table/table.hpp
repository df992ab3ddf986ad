#pragma once

// The one header of this room: what a table and a dataset look like, and the CSV form of a table.

#include "table/column.hpp"
#include "table/csv.hpp"
#include "table/manifest.hpp"
