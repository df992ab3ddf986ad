#pragma once

#include <string_view>

namespace renga::synth {

/// A drug of the 医薬品マスター. Code, name and unit are real (edition of June 2024); the daily
/// amount and the points are ours, near the prices of 2024 (docs/spec/synth.md, SYN-32).
struct Drug {
  std::string_view code;
  std::string_view name;
  std::string_view unit;
  std::string_view amount;  ///< A day for oral drugs, a dispensing or dose for others.
  int points;               ///< For that amount.
};

// Oral drugs for long use.
inline constexpr Drug kAmlodipine{"620007818", "アムロジピンＯＤ錠５ｍｇ「トーワ」", "錠", "1", 1};
inline constexpr Drug kAzilsartan{"622932701", "アジルサルタンＯＤ錠２０ｍｇ「ＤＳＥＰ」", "錠",
                                  "1", 5};
inline constexpr Drug kMetformin{"622417203", "メトホルミン塩酸塩錠５００ｍｇＭＴ「ＶＴＲＳ」",
                                 "錠", "2", 2};
inline constexpr Drug kSitagliptin{"621951001", "ジャヌビア錠５０ｍｇ", "錠", "1", 11};
inline constexpr Drug kEmpagliflozin{"622401201", "ジャディアンス錠１０ｍｇ", "錠", "1", 19};
inline constexpr Drug kRosuvastatin{"622537301", "ロスバスタチン錠２．５ｍｇ「杏林」", "錠", "1",
                                    1};
inline constexpr Drug kAtorvastatin{"622098501", "アトルバスタチン錠１０ｍｇ「サワイ」", "錠", "1",
                                    2};
inline constexpr Drug kFebuxostat{"622885301", "フェブキソスタットＯＤ錠２０ｍｇ「ＮＰＩ」", "錠",
                                  "1", 1};
inline constexpr Drug kAspirin{"610443053", "バイアスピリン錠１００ｍｇ", "錠", "1", 1};
inline constexpr Drug kClopidogrel{"622405901", "クロピドグレル錠７５ｍｇ「杏林」", "錠", "1", 3};
inline constexpr Drug kApixaban{"622225001", "エリキュース錠５ｍｇ", "錠", "2", 41};
inline constexpr Drug kBisoprolol{"621399302", "ビソプロロールフマル酸塩錠２．５ｍｇ「ＺＥ」", "錠",
                                  "1", 1};
inline constexpr Drug kFurosemide{"620004042", "フロセミド錠２０ｍｇ「ＮＰ」", "錠", "1", 1};
inline constexpr Drug kSpironolactone{"620266119", "スピロノラクトン錠２５ｍｇ「ＮＰ」", "錠", "1",
                                      1};
inline constexpr Drug kLansoprazole{"620005581", "ランソプラゾールＯＤ錠１５ｍｇ「ＤＫ」", "錠",
                                    "1", 2};
inline constexpr Drug kRebamipide{"620009461", "レバミピド錠１００ｍｇ「ＥＭＥＣ」", "錠", "3", 3};
inline constexpr Drug kZolpidem{"622134101", "ゾルピデム酒石酸塩錠５ｍｇ「明治」", "錠", "1", 1};
inline constexpr Drug kSertraline{"622442901", "セルトラリン錠５０ｍｇ「杏林」", "錠", "1", 3};
inline constexpr Drug kDonepezil{"622087301", "ドネペジル塩酸塩錠５ｍｇ「オーハラ」", "錠", "1", 6};
inline constexpr Drug kAlendronate{"620009303", "アレンドロン酸錠５ｍｇ「ＳＮ」", "錠", "1", 3};
inline constexpr Drug kTamsulosin{"621917301", "タムスロシン塩酸塩ＯＤ錠０．２ｍｇ「サワイ」", "錠",
                                  "1", 3};
inline constexpr Drug kLevothyroxine{"620515902", "チラーヂンＳ錠５０μｇ", "錠", "1", 1};
inline constexpr Drug kPrednisolone{"612450051", "プレドニゾロン錠　５ｍｇ", "錠", "2", 2};
inline constexpr Drug kMethotrexate{"620004084", "メトトレキサート錠２ｍｇ「タナベ」", "錠", "3",
                                    30};
inline constexpr Drug kMontelukast{"622484401", "モンテルカスト錠１０ｍｇ「ＫＭ」", "錠", "1", 4};
inline constexpr Drug kFexofenadine{"622184401", "フェキソフェナジン塩酸塩錠６０ｍｇ「ＺＥ」", "錠",
                                    "2", 2};
inline constexpr Drug kMagnesium{"612340024", "酸化マグネシウム", "ｇ", "1.5", 1};
inline constexpr Drug kLevodopa{"620124001", "メネシット配合錠１００", "錠", "3", 6};
inline constexpr Drug kValproate{"620007035", "バルプロ酸ナトリウム錠２００ｍｇ「アメル」", "錠",
                                 "3", 3};
inline constexpr Drug kMesalazine{"622065002", "メサラジン錠５００ｍｇ「ケミファ」", "錠", "6", 17};
inline constexpr Drug kRiluzole{"622266901", "リルゾール錠５０ｍｇ「ＡＡ」", "錠", "2", 105};
inline constexpr Drug kDiazoxide{"621839504", "ジアゾキシドカプセル２５ｍｇ「ＯＰ」", "カプセル",
                                 "6", 150};

// Oral drugs for a few days.
inline constexpr Drug kAcetaminophen{"620000033", "カロナール錠３００　３００ｍｇ", "錠", "3", 2};
inline constexpr Drug kCarbocisteine{"620383101", "カルボシステイン錠２５０ｍｇ「サワイ」", "錠",
                                     "6", 4};
inline constexpr Drug kAmbroxol{"620004924", "アンブロキソール塩酸塩錠１５ｍｇ「サワイ」", "錠",
                                "3", 2};
inline constexpr Drug kAmoxicillin{"620008584", "アモキシシリンカプセル２５０ｍｇ「日医工」",
                                   "カプセル", "3", 4};
inline constexpr Drug kOseltamivir{"622638801", "オセルタミビルカプセル７５ｍｇ「サワイ」",
                                   "カプセル", "2", 22};
inline constexpr Drug kLoxoprofen{"620098902", "ロキソプロフェンＮａ錠６０ｍｇ「ＹＤ」", "錠", "3",
                                  3};
inline constexpr Drug kProbiotic{"620000094", "ビオフェルミン錠剤", "錠", "6", 4};
inline constexpr Drug kTranexamicAcid{"620005047", "トラネキサム酸錠２５０ｍｇ「ＹＤ」", "錠", "3",
                                      3};

// External drugs: amount and points of one dispensing.
inline constexpr Drug kLoxoprofenTape{"620007813", "ロキソニンテープ１００ｍｇ　１０ｃｍ×１４ｃｍ",
                                      "枚", "28", 59};
inline constexpr Drug kHeparinoid{"620009048", "ヒルドイドソフト軟膏０．３％", "ｇ", "50", 93};
inline constexpr Drug kBetamethasone{
    "620605402", "ベタメタゾン吉草酸エステル軟膏０．１２％「イワキ」", "ｇ", "10", 8};
inline constexpr Drug kLatanoprost{"621972901", "ラタノプロスト点眼液０．００５％「キッセイ」",
                                   "ｍＬ", "2.5", 70};
inline constexpr Drug kFluorometholone{"620203301", "フルオロメトロン点眼液０．０２％「センジュ」",
                                       "ｍＬ", "5", 9};
inline constexpr Drug kBudesonideFormoterol{"621950801", "シムビコートタービュヘイラー６０吸入",
                                            "キット", "1", 196};
inline constexpr Drug kInsulinGlargine{"620007536", "ランタス注ソロスター　３００単位", "キット",
                                       "2", 228};

// Injections of a stay: amount and points of one day.
inline constexpr Drug kCeftriaxone{"621488504", "セフトリアキソンＮａ静注用１ｇ「ＣＨＭ」", "瓶",
                                   "2", 86};
inline constexpr Drug kInfusion{"620007344", "ソルデム３Ａ輸液　５００ｍＬ", "袋", "2", 35};
inline constexpr Drug kAgalsidase{
    "622653701", "アガルシダーゼ　ベータＢＳ点滴静注３５ｍｇ「ＪＣＲ」", "瓶", "2", 90000};

}  // namespace renga::synth
