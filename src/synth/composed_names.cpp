#include "synth/composed_names.hpp"

#include <array>
#include <deque>
#include <vector>

namespace renga::synth {
namespace {

// That such parts are usual is generally known; which, and their weights, is our choice
// (docs/spec/synth.md, SYN-66). Many of the names exist, some may not.
constexpr auto kFamilyFirst = std::to_array<NamePart>(
    {{"アカ", "赤", 6},   {"アキ", "秋", 7},  {"アサ", "浅", 9},   {"アマ", "天", 5},
     {"アラ", "荒", 9},   {"イケ", "池", 9},  {"イズミ", "泉", 4}, {"イソ", "磯", 6},
     {"イナ", "稲", 8},   {"イマ", "今", 8},  {"イワ", "岩", 10},  {"ウエ", "上", 8},
     {"ウメ", "梅", 7},   {"エ", "江", 6},    {"オオ", "大", 12},  {"オカ", "岡", 9},
     {"オク", "奥", 8},   {"オ", "小", 10},   {"カサ", "笠", 5},   {"カタ", "片", 6},
     {"カツ", "勝", 6},   {"カワ", "川", 11}, {"キタ", "北", 10},  {"クサ", "草", 4},
     {"クラ", "倉", 5},   {"クリ", "栗", 6},  {"クロ", "黒", 8},   {"コ", "小", 10},
     {"サカ", "坂", 8},   {"サワ", "沢", 6},  {"シノ", "篠", 5},   {"シマ", "島", 7},
     {"シラ", "白", 8},   {"スギ", "杉", 8},  {"セキ", "関", 7},   {"ソノ", "園", 4},
     {"タカ", "高", 12},  {"タケ", "竹", 9},  {"タチ", "立", 4},   {"タニ", "谷", 7},
     {"ツチ", "土", 5},   {"ツル", "鶴", 5},  {"テラ", "寺", 7},   {"トミ", "富", 7},
     {"ナガ", "長", 10},  {"ナカ", "中", 12}, {"ナル", "成", 5},   {"ニシ", "西", 10},
     {"ヌマ", "沼", 5},   {"ハタ", "畑", 4},  {"ハナ", "花", 5},   {"ヒガシ", "東", 5},
     {"ヒラ", "平", 9},   {"ヒロ", "広", 6},  {"フカ", "深", 6},   {"フク", "福", 9},
     {"フジ", "藤", 10},  {"フル", "古", 7},  {"ホシ", "星", 4},   {"ホリ", "堀", 7},
     {"ホン", "本", 6},   {"マエ", "前", 8},  {"マツ", "松", 12},  {"ミズ", "水", 7},
     {"ミナミ", "南", 5}, {"ミネ", "峰", 4},  {"ミヤ", "宮", 9},   {"ムラ", "村", 8},
     {"モト", "元", 5},   {"ヤ", "矢", 7},    {"ヤス", "安", 7},   {"ヤナギ", "柳", 6},
     {"ヤマ", "山", 12},  {"ヨコ", "横", 7},  {"ヨシ", "吉", 9},   {"ワカ", "若", 6}});

constexpr auto kFamilyLast = std::to_array<NamePart>(
    {{"イ", "井", 9},    {"イシ", "石", 4},  {"ウミ", "海", 2}, {"ウラ", "浦", 6},
     {"オカ", "岡", 7},  {"カワ", "川", 10}, {"キ", "木", 8},   {"クボ", "久保", 4},
     {"クラ", "倉", 5},  {"サカ", "坂", 4},  {"サキ", "崎", 8}, {"サト", "里", 3},
     {"サワ", "沢", 9},  {"シタ", "下", 6},  {"シマ", "島", 8}, {"セ", "瀬", 5},
     {"ソノ", "園", 4},  {"タ", "田", 12},   {"タニ", "谷", 7}, {"ツカ", "塚", 6},
     {"ナカ", "中", 5},  {"ヌマ", "沼", 4},  {"ノ", "野", 9},   {"バ", "場", 5},
     {"ハシ", "橋", 5},  {"ハラ", "原", 9},  {"マツ", "松", 4}, {"ミ", "見", 5},
     {"ムラ", "村", 10}, {"モト", "本", 9},  {"モリ", "森", 5}, {"ヤ", "屋", 4},
     {"ヤマ", "山", 8},  {"ワ", "和", 2}});

constexpr auto kManFirst = std::to_array<NamePart>(
    {{"アキ", "明", 9}, {"カズ", "和", 11}, {"カツ", "勝", 7}, {"キヨ", "清", 5},
     {"クニ", "邦", 5}, {"サダ", "貞", 4},  {"シゲ", "茂", 7}, {"シン", "真", 7},
     {"スミ", "純", 3}, {"タカ", "孝", 11}, {"タケ", "武", 8}, {"タダ", "忠", 6},
     {"タツ", "辰", 6}, {"テル", "輝", 5},  {"トシ", "俊", 9}, {"トモ", "智", 9},
     {"ナオ", "直", 8}, {"ナガ", "永", 3},  {"ノブ", "信", 8}, {"ノリ", "憲", 7},
     {"ハル", "晴", 7}, {"ヒサ", "久", 6},  {"ヒデ", "英", 9}, {"ヒロ", "博", 11},
     {"フミ", "文", 6}, {"マサ", "正", 11}, {"ミチ", "道", 5}, {"ミツ", "光", 7},
     {"モト", "基", 5}, {"ヤス", "康", 9},  {"ユキ", "行", 7}, {"ヨシ", "義", 10}});

constexpr auto kManLastBefore1950 = std::to_array<NamePart>({{"イチ", "一", 8},
                                                             {"オ", "雄", 14},
                                                             {"カズ", "一", 5},
                                                             {"キチ", "吉", 4},
                                                             {"サブロウ", "三郎", 3},
                                                             {"シ", "志", 6},
                                                             {"ジ", "治", 10},
                                                             {"ジロウ", "二郎", 3},
                                                             {"ゾウ", "蔵", 4},
                                                             {"タロウ", "太郎", 4},
                                                             {"ノスケ", "之助", 2},
                                                             {"ミ", "巳", 4}});
constexpr auto kManLast1950To1974 = std::to_array<NamePart>({{"アキ", "昭", 9},
                                                             {"オ", "男", 8},
                                                             {"カズ", "和", 6},
                                                             {"キ", "樹", 8},
                                                             {"シ", "志", 8},
                                                             {"ジ", "司", 7},
                                                             {"ト", "人", 6},
                                                             {"ノリ", "典", 7},
                                                             {"ヒコ", "彦", 9},
                                                             {"ヒロ", "弘", 7},
                                                             {"フミ", "史", 4},
                                                             {"ヤ", "也", 7},
                                                             {"ユキ", "之", 9}});
constexpr auto kManLastSince1975 = std::to_array<NamePart>({{"アキ", "晃", 6},
                                                            {"オミ", "臣", 4},
                                                            {"キ", "輝", 9},
                                                            {"スケ", "介", 8},
                                                            {"タ", "太", 9},
                                                            {"タカ", "貴", 4},
                                                            {"ト", "斗", 10},
                                                            {"ナリ", "成", 4},
                                                            {"ノブ", "伸", 4},
                                                            {"ノリ", "紀", 5},
                                                            {"ヒサ", "寿", 3},
                                                            {"マ", "真", 8},
                                                            {"ヤ", "哉", 8},
                                                            {"ユキ", "幸", 6}});

constexpr auto kWomanFirst = std::to_array<NamePart>(
    {{"アキ", "明", 8},   {"アサ", "麻", 6},   {"アヤ", "彩", 8},   {"アユ", "歩", 5},
     {"イク", "育", 5},   {"エイ", "英", 5},   {"エツ", "悦", 5},   {"エミ", "恵美", 6},
     {"カズ", "和", 8},   {"カツ", "勝", 4},   {"カヨ", "佳代", 5}, {"キミ", "君", 6},
     {"ケイ", "恵", 7},   {"サキ", "早紀", 6}, {"サダ", "貞", 3},   {"サト", "里", 7},
     {"シゲ", "茂", 5},   {"スズ", "鈴", 5},   {"スミ", "澄", 6},   {"セイ", "聖", 4},
     {"タカ", "孝", 6},   {"タマ", "珠", 5},   {"チエ", "智恵", 6}, {"チカ", "千佳", 6},
     {"ツネ", "常", 3},   {"トシ", "寿", 6},   {"トモ", "朋", 8},   {"ナオ", "奈緒", 8},
     {"ナツ", "夏", 6},   {"ノリ", "典", 7},   {"ハツ", "初", 4},   {"ハナ", "花", 5},
     {"ヒデ", "秀", 5},   {"ヒロ", "裕", 8},   {"マキ", "真紀", 6}, {"マサ", "雅", 8},
     {"マリ", "真理", 6}, {"ミエ", "美恵", 5}, {"ミサ", "美沙", 6}, {"ミズ", "瑞", 4},
     {"ミチ", "美智", 7}, {"ミナ", "美奈", 6}, {"モト", "元", 4},   {"ヤス", "泰", 6},
     {"ユイ", "結", 6},   {"ユウ", "優", 7},   {"ユミ", "由美", 7}, {"ヨシ", "佳", 8},
     {"リエ", "理恵", 6}, {"ルミ", "留美", 4}});

constexpr auto kWomanLastBefore1950 = std::to_array<NamePart>(
    {{"エ", "江", 9}, {"コ", "子", 14}, {"ノ", "乃", 4}, {"ヨ", "代", 8}, {"ミ", "美", 4}});
constexpr auto kWomanLast1950To1974 = std::to_array<NamePart>(
    {{"エ", "恵", 9}, {"カ", "香", 6}, {"コ", "子", 12}, {"ミ", "美", 10}, {"ヨ", "代", 7}});
constexpr auto kWomanLastSince1975 = std::to_array<NamePart>({{"オリ", "織", 4},
                                                              {"カ", "香", 10},
                                                              {"キ", "希", 6},
                                                              {"コ", "子", 7},
                                                              {"ナ", "奈", 9},
                                                              {"ネ", "音", 5},
                                                              {"ノ", "乃", 6},
                                                              {"ホ", "穂", 6},
                                                              {"ミ", "美", 8},
                                                              {"リ", "里", 7}});

/// All pairs of two tables of parts. The texts live in the object, the views of `names` show them.
struct Composed {
  std::deque<std::string> texts;
  std::vector<NamePart> names;

  Composed(std::span<const NamePart> firsts, std::span<const NamePart> lasts) {
    for (const NamePart& first : firsts) {
      for (const NamePart& last : lasts)
        if (first.kana != last.kana) add(first, last);
    }
  }
  Composed(const Composed&) = delete;
  Composed& operator=(const Composed&) = delete;
  ~Composed() = default;

 private:
  void add(const NamePart& first, const NamePart& last) {
    const std::string& kana = texts.emplace_back(std::string(first.kana).append(last.kana));
    const std::string& written =
        texts.emplace_back(std::string(first.written).append(last.written));
    names.push_back({kana, written, first.weight * last.weight});
  }
};

}  // namespace

std::span<const NamePart> composed_family_names() {
  static const Composed kNames(kFamilyFirst, kFamilyLast);
  return kNames.names;
}

std::span<const NamePart> composed_given_names(Sex sex, int birth_year) {
  static const std::array<Composed, 3> kMen = {Composed(kManFirst, kManLastBefore1950),
                                               Composed(kManFirst, kManLast1950To1974),
                                               Composed(kManFirst, kManLastSince1975)};
  static const std::array<Composed, 3> kWomen = {Composed(kWomanFirst, kWomanLastBefore1950),
                                                 Composed(kWomanFirst, kWomanLast1950To1974),
                                                 Composed(kWomanFirst, kWomanLastSince1975)};
  const std::size_t generation = birth_year < 1950 ? 0 : birth_year < 1975 ? 1 : 2;
  return (sex == Sex::male ? kMen : kWomen)[generation].names;
}

}  // namespace renga::synth
