#include "package/purpose.hpp"

#include <algorithm>
#include <array>

namespace renga::package {
namespace {

/// In the order of Purpose.
constexpr std::array<PurposeRow, 8> kPurposes = {{
    {Purpose::id_request, "id_request", true, {"加工用IDの照会", "request for processing IDs"}},
    {Purpose::id_answer, "id_answer", true, {"加工用IDの回答", "answer with processing IDs"}},
    {Purpose::stored_request,
     "stored_request",
     false,
     {"格納用IDの照会", "request for stored IDs"}},
    {Purpose::stored_answer, "stored_answer", false, {"格納用IDの回答", "answer with stored IDs"}},
    {Purpose::provision_request,
     "provision_request",
     true,
     {"提供用IDの照会", "request for provision IDs"}},
    {Purpose::provision_answer,
     "provision_answer",
     true,
     {"提供用IDの回答", "answer with provision IDs"}},
    {Purpose::keys, "keys", true, {"申出の鍵", "keys of the dossier"}},
    {Purpose::dataset, "dataset", true, {"データセット", "a dataset"}},
}};

}  // namespace

std::span<const PurposeRow> purposes() {
  return kPurposes;
}

const PurposeRow& row_of(Purpose purpose) {
  return kPurposes[static_cast<std::size_t>(purpose)];
}

std::optional<Purpose> purpose_named(std::string_view name) {
  const auto* const row = std::ranges::find(kPurposes, name, &PurposeRow::name);
  return row == kPurposes.end() ? std::nullopt : std::optional(row->purpose);
}

}  // namespace renga::package
