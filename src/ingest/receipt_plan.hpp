#pragma once

#include "ingest/receipt_layout.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace renga::ingest {

/// A field of the layout with its number written out.
struct PlannedField {
  // What every value needs stands together.
  const Field* field = nullptr;
  std::uint32_t table_column = 0;  ///< its position in the table
  bool reserved = true;
  std::string column;  ///< empty for a reserved field
  std::string label;
};

/// What a record means for the totals of its receipt.
enum class Part : std::uint8_t { none, insurer, public_payer, disease, unit, bundle, fee };

/// A layout resolved once: one entry a position, position 0 being the record kind.
struct RecordPlan {
  const Layout* layout = nullptr;
  Claim claim = Claim::medical;
  std::vector<PlannedField> fields;
  std::vector<std::uint8_t> stored;  ///< positions that are columns, in the order of the table
  std::vector<std::uint8_t> needed;  ///< positions whose absence is told or costs the record
  bool in_order = true;              ///< the table has the columns in the order of the record
  bool fills_section = false;        ///< begins with 診療識別, which may be left blank (ING-21)
  Part part = Part::none;
  std::size_t table = 0;        ///< in receipt_tables()
  std::size_t donor_table = 0;  ///< the same for the records of an organ donor's receipt

  /// The position of a column; a bug where the layout has none of that name.
  std::size_t position_of(std::string_view column) const;
};

/// A table of receipts: records of one name of all kinds of receipts (ING-58).
struct ReceiptTable {
  TableSchema schema;
  std::vector<std::uint8_t> claims;  ///< by column: bits of the kinds that have it
  std::uint8_t kinds = 0;            ///< bits of the kinds that have the record
  bool rare = true;                  ///< exists only where there are rows
  bool carries_head = false;
  bool fills_section = false;
};

/// All layouts of a kind, resolved, in the order of receipt_layouts().
std::span<const RecordPlan> receipt_plans(Claim claim);
/// The plan of a record kind, or none.
const RecordPlan* plan_of(Claim claim, std::string_view record);
/// A plan that exists.
const RecordPlan& known_plan(Claim claim, std::string_view record);

std::span<const ReceiptTable> receipt_tables();
/// The columns that any of the kinds has (bits by position in kClaims).
TableSchema schema_of(const ReceiptTable& table, std::uint8_t claims);

constexpr std::uint8_t bit_of(Claim claim) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(claim));
}

/// Columns of the head that every row of `re` carries.
std::span<const std::string_view> head_columns();

}  // namespace renga::ingest
