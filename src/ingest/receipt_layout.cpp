#include "ingest/receipt_layout.hpp"

namespace renga::ingest {
namespace {

struct ClaimRow {
  std::string_view name;
  std::string_view label;
  std::span<const Layout> (*layouts)();
};

// In the order of the enumeration.
constexpr std::array<ClaimRow, kClaims.size()> kRows = {{
    {"medical", "医科", &medical_layouts},
    {"dpc", "DPC", &dpc_layouts},
    {"dental", "歯科", &dental_layouts},
    {"pharmacy", "調剤", &pharmacy_layouts},
}};

const ClaimRow& row_of(Claim claim) {
  return kRows[static_cast<std::size_t>(claim)];
}

}  // namespace

std::string_view name_of(Claim claim) {
  return row_of(claim).name;
}
std::string_view label_of(Claim claim) {
  return row_of(claim).label;
}
std::span<const Layout> receipt_layouts(Claim claim) {
  return row_of(claim).layouts();
}

}  // namespace renga::ingest
