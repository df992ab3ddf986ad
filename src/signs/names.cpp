#include "signs/names.hpp"

#include <array>

namespace renga::signs {
namespace {

using Points = std::u32string_view;

// The generally known ranking of family names, as in the room synth.
constexpr auto kFamilyNames = std::to_array<Points>(
    {U"佐藤",   U"鈴木", U"高橋",   U"田中", U"伊藤", U"渡辺", U"山本",   U"中村", U"小林", U"加藤",
     U"吉田",   U"山田", U"佐々木", U"山口", U"松本", U"井上", U"木村",   U"斎藤", U"清水", U"山崎",
     U"池田",   U"橋本", U"阿部",   U"石川", U"山下", U"中島", U"小川",   U"石井", U"前田", U"岡田",
     U"長谷川", U"藤田", U"後藤",   U"近藤", U"村上", U"遠藤", U"青木",   U"坂本", U"福田", U"太田",
     U"西村",   U"藤井", U"藤原",   U"岡本", U"三浦", U"金子", U"中野",   U"中川", U"原田", U"松田",
     U"竹内",   U"小野", U"田村",   U"中山", U"和田", U"石田", U"森田",   U"上田", U"内田", U"柴田",
     U"酒井",   U"宮崎", U"横山",   U"高木", U"安藤", U"宮本", U"大野",   U"小島", U"谷口", U"工藤",
     U"今井",   U"高田", U"増田",   U"丸山", U"杉山", U"村田", U"大塚",   U"新井", U"小山", U"平野",
     U"藤本",   U"河野", U"上野",   U"野口", U"武田", U"松井", U"千葉",   U"菅原", U"岩崎", U"久保",
     U"木下",   U"佐野", U"野村",   U"松尾", U"市川", U"菊地", U"杉本",   U"古川", U"大西", U"島田",
     U"水野",   U"桜井", U"高野",   U"吉川", U"山内", U"西田", U"飯田",   U"菊池", U"西川", U"小松",
     U"北村",   U"安田", U"五十嵐", U"川村", U"平田", U"中田", U"久保田", U"川崎", U"服部", U"岩田",
     U"土屋",   U"本田", U"福島",   U"樋口", U"秋山", U"永井", U"田口",   U"中西", U"山中", U"吉村",
     U"川口",   U"松下", U"石原",   U"渡部", U"馬場", U"森本", U"大橋",   U"渋谷", U"堀田", U"上月",
     U"中條",   U"行田"});

constexpr auto kPrefectures = std::to_array<Points>(
    {U"北海道", U"青森県", U"岩手県", U"宮城県", U"秋田県", U"山形県",   U"福島県", U"茨城県",
     U"栃木県", U"群馬県", U"埼玉県", U"千葉県", U"東京都", U"神奈川県", U"新潟県", U"富山県",
     U"石川県", U"福井県", U"山梨県", U"長野県", U"岐阜県", U"静岡県",   U"愛知県", U"三重県",
     U"滋賀県", U"京都府", U"大阪府", U"兵庫県", U"奈良県", U"和歌山県", U"鳥取県", U"島根県",
     U"岡山県", U"広島県", U"山口県", U"徳島県", U"香川県", U"愛媛県",   U"高知県", U"福岡県",
     U"佐賀県", U"長崎県", U"熊本県", U"大分県", U"宮崎県", U"鹿児島県", U"沖縄県"});

}  // namespace

std::span<const std::u32string_view> frequent_family_names() {
  return kFamilyNames;
}

std::span<const std::u32string_view> prefectures() {
  return kPrefectures;
}

}  // namespace renga::signs
