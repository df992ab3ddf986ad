#pragma once

#include "ingest/receipt_layout.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// A field of the layout with its number written out.
struct PlannedField {
  const Field* field = nullptr;
  std::string column;  ///< empty for a reserved field
  std::string label;
};

/// A layout resolved once: one entry a position, position 0 being the record kind.
struct RecordPlan {
  const Layout* layout = nullptr;
  std::vector<PlannedField> fields;
  std::vector<std::size_t> stored;  ///< positions that are columns, in order
  bool fills_section = false;       ///< has 診療識別, which may be left blank (ING-21)

  /// The position of a column; a bug where the layout has none of that name.
  std::size_t position_of(std::string_view column) const;
};

/// All layouts, resolved; in the order of receipt_layouts().
const std::vector<RecordPlan>& receipt_plans();
/// The plan of a record kind, or none.
const RecordPlan* plan_of(std::string_view record);
/// A plan that exists.
const RecordPlan& known_plan(std::string_view record);

/// Columns of IR that every row of `re` carries.
std::span<const std::string_view> head_columns();

/// The table of a receipt's record kind (docs/manual/receipts.md).
TableSchema table_of(const RecordPlan& plan);

}  // namespace renga::ingest
