#include "publication/table_finder.hpp"

#include <algorithm>
#include <array>

namespace renga::publication {
namespace {

using disclosure::DimensionKind;
using disclosure::Unit;

struct KindWord {
  std::string_view word;
  DimensionKind kind;
};

/// Words of a header that name a dimension; the first that is found counts.
constexpr std::array<KindWord, 20> kHeaderWords = {{
    {"年齢", DimensionKind::age},
    {"age", DimensionKind::age},
    {"性別", DimensionKind::sex},
    {"sex", DimensionKind::sex},
    {"都道府県", DimensionKind::prefecture},
    {"prefecture", DimensionKind::prefecture},
    {"医療圏", DimensionKind::secondary_area},
    {"市区町村", DimensionKind::municipality},
    {"municipality", DimensionKind::municipality},
    {"郵便番号", DimensionKind::small_area},
    {"町丁", DimensionKind::small_area},
    {"学区", DimensionKind::small_area},
    {"保険者種別", DimensionKind::insurer_type},
    {"保険者", DimensionKind::insurer},
    {"医療機関", DimensionKind::facility},
    {"施設名", DimensionKind::facility},
    {"診療年月", DimensionKind::date},
    {"年度", DimensionKind::date},
    {"year", DimensionKind::date},
    {"month", DimensionKind::date},
}};

/// Endings and pieces of labels that tell a dimension.
constexpr std::array<KindWord, 17> kLabelPieces = {{
    {"医療圏", DimensionKind::secondary_area},
    {"国民健康保険", DimensionKind::insurer_type},
    {"国保", DimensionKind::insurer_type},
    {"協会けんぽ", DimensionKind::insurer_type},
    {"健康保険組合", DimensionKind::insurer_type},
    {"共済", DimensionKind::insurer_type},
    {"後期高齢者", DimensionKind::insurer_type},
    {"病院", DimensionKind::facility},
    {"診療所", DimensionKind::facility},
    {"クリニック", DimensionKind::facility},
    {"医院", DimensionKind::facility},
    {"丁目", DimensionKind::small_area},
    {"年度", DimensionKind::date},
    {"令和", DimensionKind::date},
    {"平成", DimensionKind::date},
    {"年4月", DimensionKind::date},
    {"年10月", DimensionKind::date},
}};

constexpr std::array<KindWord, 8> kPlaceEndings = {{
    {"都", DimensionKind::prefecture},
    {"道", DimensionKind::prefecture},
    {"府", DimensionKind::prefecture},
    {"県", DimensionKind::prefecture},
    {"市", DimensionKind::municipality},
    {"区", DimensionKind::municipality},
    {"町", DimensionKind::municipality},
    {"村", DimensionKind::municipality},
}};

constexpr std::array<std::string_view, 8> kSexes = {"男", "女",   "男性",   "女性",
                                                    "M",  "male", "female", "F"};

constexpr std::array<std::pair<std::string_view, Unit>, 19> kUnitWords = {{
    {"割合", Unit::percent},
    {"率", Unit::percent},
    {"percent", Unit::percent},
    {"平均", Unit::mean},
    {"mean", Unit::mean},
    {"処方", Unit::prescriptions},
    {"リハビリ", Unit::rehabilitation},
    {"算定回数", Unit::other},
    {"点数", Unit::points},
    {"施設数", Unit::facilities},
    {"機関数", Unit::facilities},
    {"病院数", Unit::facilities},
    {"保険者数", Unit::insurers},
    {"患者", Unit::patients},
    {"受診者", Unit::patients},
    {"人数", Unit::patients},
    {"被保険者", Unit::patients},
    {"patients", Unit::patients},
    {"persons", Unit::patients},
}};

DimensionKind kind_of_label(const std::string& label) {
  const std::string text = disclosure::folded(label);
  if (std::ranges::find(kSexes, text) != kSexes.end()) return DimensionKind::sex;
  const bool digits_only = text.find_first_not_of("0123456789") == std::string::npos;
  if (!digits_only && disclosure::read_age_band(text)) return DimensionKind::age;
  for (const auto& [piece, kind] : kLabelPieces)
    if (text.find(piece) != std::string::npos) return kind;
  for (const auto& [ending, kind] : kPlaceEndings)
    if (text.ends_with(ending)) return kind;
  return DimensionKind::other;
}

}  // namespace

DimensionKind guess_kind(const std::string& header, const std::vector<std::string>& labels) {
  const std::string word = disclosure::folded(header);
  for (const auto& [known, kind] : kHeaderWords)
    if (word.find(known) != std::string::npos) return kind;
  std::array<std::size_t, disclosure::kDimensionKinds.size()> votes{};
  std::size_t voters = 0;
  for (const std::string& label : labels) {
    if (label.empty() || disclosure::looks_like_total(label)) continue;
    ++votes[static_cast<std::size_t>(kind_of_label(label))];
    ++voters;
  }
  // Most labels have to agree.
  for (const auto& [kind, name] : disclosure::kDimensionKinds)
    if (kind != DimensionKind::other && votes[static_cast<std::size_t>(kind)] * 3 > voters * 2)
      return kind;
  return DimensionKind::other;
}

Unit guess_unit(std::string_view words) {
  const std::string text = disclosure::folded(words);
  for (const auto& [word, unit] : kUnitWords)
    if (text.find(word) != std::string::npos) return unit;
  return Unit::other;
}

}  // namespace renga::publication
