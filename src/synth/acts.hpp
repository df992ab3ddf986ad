#pragma once

#include <string_view>

namespace renga::synth {

/// An act of the 医科診療行為マスター. Code and name are real (edition of June 2024); points are
/// those of the fee table of 2024 as far as known to us, and fixed in any case (docs/spec/synth.md,
/// SYN-32).
struct Act {
  std::string_view code;
  std::string_view name;
  std::string_view section;  ///< 診療識別, 別表20.
  int points;
  bool counted = false;  ///< The master names a unit, so the line needs an amount.
};

// Seeing the patient.
inline constexpr Act kFirstVisit{"111000110", "初診料", "11", 291};
inline constexpr Act kLaterVisit{"112007410", "再診料", "12", 75};
inline constexpr Act kOutpatientCare{"112011010", "外来管理加算", "12", 52};
inline constexpr Act kStatementIssued{"112015770", "明細書発行体制等加算", "12", 1};
inline constexpr Act kLifestyleCare{"113707110", "生活習慣病管理料２", "13", 333};
inline constexpr Act kRareDiseaseCare{"113002910", "難病外来指導管理料", "13", 270};
inline constexpr Act kDrugInformation{"120002370", "薬剤情報提供料", "13", 4};
inline constexpr Act kSelfInjection{"114028410", "在宅自己注射指導管理料（１以外）（月２８回以上）",
                                    "14", 750};

// Prescribing and dispensing.
inline constexpr Act kDispensingOral{"120000710", "調剤料（内服薬・浸煎薬・屯服薬）", "21", 11};
inline constexpr Act kDispensingExternal{"120001010", "調剤料（外用薬）", "23", 8};
inline constexpr Act kPrescribing{"120001210", "処方料（その他）", "25", 42};
inline constexpr Act kPrescriptionSheet{"120002910", "処方箋料（リフィル以外・その他）", "80", 60};
inline constexpr Act kGenericName{"120003570", "一般名処方加算２（処方箋料）", "80", 8};
inline constexpr Act kInfusionGiven{"130003810", "点滴注射", "33", 102};
inline constexpr Act kJointInjection{"130005310", "関節腔内注射", "33", 80};

// Treatment.
inline constexpr Act kNebulizer{"140022710", "ネブライザ", "40", 12};
inline constexpr Act kSkinTreatment{"140011610",
                                    "皮膚科軟膏処置（１００ｃｍ２以上５００ｃｍ２未満）", "40", 55};
inline constexpr Act kWoundTreatment{"140000610", "創傷処置（１００ｃｍ２未満）", "40", 52};
inline constexpr Act kPainRelief{"140040310", "消炎鎮痛等処置（器具等による療法）", "40", 35};
inline constexpr Act kTraction{"140048010", "介達牽引", "40", 35};
inline constexpr Act kDialysis{"140057910", "人工腎臓（慢性維持透析１）（４時間以上５時間未満）",
                               "40", 1845};
inline constexpr Act kPsychotherapy{"180067310", "通院精神療法（３０分未満）（１以外）", "80", 315};
inline constexpr Act kExercise{
    "180755710", "運動器リハビリテーション料（１）（理学療法士による場合）", "80", 185, true};
inline constexpr Act kStrokeExercise{
    "180745310", "脳血管疾患等リハビリテーション料（１）（理学療法士による場合）", "80", 245, true};

// Operations.
inline constexpr Act kAppendectomy{"150337610", "腹腔鏡下虫垂切除術（虫垂周囲膿瘍を伴わないもの）",
                                   "50", 13760};
inline constexpr Act kCholecystectomy{"150254110", "腹腔鏡下胆嚢摘出術", "50", 21500};
inline constexpr Act kThighFixation{"150019210", "骨折観血的手術（大腿）", "50", 21630};
inline constexpr Act kLensReplacement{"150253010", "水晶体再建術（眼内レンズを挿入）（その他）",
                                      "50", 12100};

// Tests.
inline constexpr Act kBloodDraw{"160095710", "Ｂ－Ｖ", "60", 40};
inline constexpr Act kBloodCount{"160008010", "末梢血液一般検査", "60", 21};
inline constexpr Act kHba1c{"160010010", "ＨｂＡ１ｃ", "60", 49};
inline constexpr Act kGlucose{"160019410", "グルコース", "60", 11};
inline constexpr Act kInsulinTest{"160031510", "ＩＲＩ", "60", 100};
inline constexpr Act kCreatinine{"160019210", "クレアチニン", "60", 11};
inline constexpr Act kAst{"160022510", "ＡＳＴ", "60", 17};
inline constexpr Act kAlt{"160022610", "ＡＬＴ", "60", 17};
inline constexpr Act kTriglyceride{"160020910", "ＴＧ", "60", 11};
inline constexpr Act kHdl{"160023410", "ＨＤＬ－コレステロール", "60", 17};
inline constexpr Act kLdl{"160167250", "ＬＤＬ－コレステロール", "60", 18};
inline constexpr Act kCrp{"160054710", "ＣＲＰ", "60", 16};
inline constexpr Act kThyroid{"160031710", "ＴＳＨ", "60", 98};
inline constexpr Act kChemistryJudged{"160061910", "生化学的検査（１）判断料", "60", 144};
inline constexpr Act kBloodJudged{"160061810", "血液学的検査判断料", "60", 125};
inline constexpr Act kElectrocardiogram{"160068410", "ＥＣＧ１２", "60", 130};
inline constexpr Act kFundus{"160081130", "精密眼底検査（両）", "60", 112};
inline constexpr Act kEyePressure{"160082910", "精密眼圧", "60", 82};

// Pictures.
inline constexpr Act kXrayRead{"170000410", "単純撮影（イ）の写真診断", "70", 85, true};
inline constexpr Act kXrayTaken{"170027910", "単純撮影（デジタル撮影）", "70", 68, true};
inline constexpr Act kXrayKept{"170000210", "電子画像管理加算（単純撮影）", "70", 57};
inline constexpr Act kCtTaken{"170033410", "ＣＴ撮影（６４列以上マルチスライス型機器）（その他）",
                              "70", 1000};
inline constexpr Act kCtRead{"170015410", "コンピューター断層診断", "70", 450};

// The stay.
inline constexpr Act kWard{"190117710", "急性期一般入院料１", "90", 1688};
inline constexpr Act kWardEarly{"190079470", "一般病棟入院期間加算（１４日以内）", "90", 450};

/// A material of the 特定器材マスター with its unit code (別表22) and price.
struct Material {
  std::string_view code;
  std::string_view name;
  std::string_view amount;
  std::string_view unit;
  std::string_view unit_price_yen;
  int points;
};

inline constexpr Material kOxygen{"739220000", "酸素ボンベ・大型", "1000", "037", "0.42", 42};

}  // namespace renga::synth
