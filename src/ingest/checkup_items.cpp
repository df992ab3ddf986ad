#include "ingest/checkup_items.hpp"

#include <algorithm>
#include <array>

namespace renga::ingest {
namespace {

constexpr std::array kItems = {
    CheckupItem{"9N001000000000001", "身長", "PQ", "cm", "height"},
    CheckupItem{"9N006000000000001", "体重", "PQ", "kg", "weight"},
    CheckupItem{"9N011000000000001", "BMI", "PQ", "kg/m2", ""},
    CheckupItem{"9N021000000000001", "内臓脂肪面積", "PQ", "cm2", ""},
    CheckupItem{"9N016160100000001", "腹囲（実測）", "PQ", "cm", "waist"},
    CheckupItem{"9N016160200000001", "腹囲（自己判定）", "PQ", "cm", "waist"},
    CheckupItem{"9N016160300000001", "腹囲（自己申告）", "PQ", "cm", "waist"},
    CheckupItem{"9N056000000000011", "既往歴", "CD", "", ""},
    CheckupItem{"9N056160400000049", "具体的な既往歴", "ST", "", ""},
    CheckupItem{"9N061000000000011", "自覚症状", "CD", "", ""},
    CheckupItem{"9N061160800000049", "自覚症状の所見", "ST", "", ""},
    CheckupItem{"9N066000000000011", "他覚症状", "CD", "", ""},
    CheckupItem{"9N066160800000049", "他覚症状の所見", "ST", "", ""},
    CheckupItem{"9A755000000000001", "収縮期血圧（その他）", "PQ", "mmHg", "systolic"},
    CheckupItem{"9A752000000000001", "収縮期血圧（2回目）", "PQ", "mmHg", "systolic"},
    CheckupItem{"9A751000000000001", "収縮期血圧（1回目）", "PQ", "mmHg", "systolic"},
    CheckupItem{"9A765000000000001", "拡張期血圧（その他）", "PQ", "mmHg", "diastolic"},
    CheckupItem{"9A762000000000001", "拡張期血圧（2回目）", "PQ", "mmHg", "diastolic"},
    CheckupItem{"9A761000000000001", "拡張期血圧（1回目）", "PQ", "mmHg", "diastolic"},
    CheckupItem{"9N141000000000011", "採血時間（食後）", "CD", "", ""},
    CheckupItem{"3F015000002327101", "空腹時中性脂肪（可視吸光光度法）", "PQ", "mg/dL",
                "triglyceride"},
    CheckupItem{"3F015000002327201", "空腹時中性脂肪（紫外吸光光度法）", "PQ", "mg/dL",
                "triglyceride"},
    CheckupItem{"3F015000002399901", "空腹時中性脂肪（その他）", "PQ", "mg/dL", "triglyceride"},
    CheckupItem{"3F015129902327101", "随時中性脂肪（可視吸光光度法）", "PQ", "mg/dL", ""},
    CheckupItem{"3F015129902327201", "随時中性脂肪（紫外吸光光度法）", "PQ", "mg/dL", ""},
    CheckupItem{"3F015129902399901", "随時中性脂肪（その他）", "PQ", "mg/dL", ""},
    CheckupItem{"3F070000002327101", "HDLコレステロール（可視吸光光度法）", "PQ", "mg/dL", "hdl"},
    CheckupItem{"3F070000002327201", "HDLコレステロール（紫外吸光光度法）", "PQ", "mg/dL", "hdl"},
    CheckupItem{"3F070000002399901", "HDLコレステロール（その他）", "PQ", "mg/dL", "hdl"},
    CheckupItem{"3F077000002327101", "LDLコレステロール（可視吸光光度法）", "PQ", "mg/dL", "ldl"},
    CheckupItem{"3F077000002327201", "LDLコレステロール（紫外吸光光度法）", "PQ", "mg/dL", "ldl"},
    CheckupItem{"3F077000002399901", "LDLコレステロール（その他）", "PQ", "mg/dL", "ldl"},
    CheckupItem{"3F077000002391901", "LDLコレステロール（計算法）", "PQ", "mg/dL", "ldl"},
    CheckupItem{"3F069000002391901", "Non-HDLコレステロール", "PQ", "mg/dL", ""},
    CheckupItem{"3B035000002327201", "AST（GOT）（紫外吸光光度法）", "PQ", "U/L", "ast"},
    CheckupItem{"3B035000002399901", "AST（GOT）（その他）", "PQ", "U/L", "ast"},
    CheckupItem{"3B045000002327201", "ALT（GPT）（紫外吸光光度法）", "PQ", "U/L", "alt"},
    CheckupItem{"3B045000002399901", "ALT（GPT）（その他）", "PQ", "U/L", "alt"},
    CheckupItem{"3B090000002327101", "γ-GT（γ-GTP）（可視吸光光度法）", "PQ", "U/L", "ggt"},
    CheckupItem{"3B090000002399901", "γ-GT（γ-GTP）（その他）", "PQ", "U/L", "ggt"},
    CheckupItem{"3C015000002327101", "血清クレアチニン（可視吸光光度法）", "PQ", "mg/dL", ""},
    CheckupItem{"3C015000002399901", "血清クレアチニン（その他）", "PQ", "mg/dL", ""},
    CheckupItem{"8A065000002391901", "eGFR", "PQ", "mL/min/1.73m2", ""},
    CheckupItem{"3D010000001926101", "空腹時血糖（電位差法）", "PQ", "mg/dL", "glucose"},
    CheckupItem{"3D010000002227101", "空腹時血糖（可視吸光光度法）", "PQ", "mg/dL", "glucose"},
    CheckupItem{"3D010000001927201", "空腹時血糖（紫外吸光光度法）", "PQ", "mg/dL", "glucose"},
    CheckupItem{"3D010000001999901", "空腹時血糖（その他）", "PQ", "mg/dL", "glucose"},
    CheckupItem{"3D010129901926101", "随時血糖（電位差法）", "PQ", "mg/dL", ""},
    CheckupItem{"3D010129902227101", "随時血糖（可視吸光光度法）", "PQ", "mg/dL", ""},
    CheckupItem{"3D010129901927201", "随時血糖（紫外吸光光度法）", "PQ", "mg/dL", ""},
    CheckupItem{"3D010129901999901", "随時血糖（その他）", "PQ", "mg/dL", ""},
    CheckupItem{"3D046000001906202", "HbA1c（NGSP）（免疫学的方法）", "PQ", "%", "hba1c"},
    CheckupItem{"3D046000001920402", "HbA1c（NGSP）（HPLC）", "PQ", "%", "hba1c"},
    CheckupItem{"3D046000001927102", "HbA1c（NGSP）（酵素法）", "PQ", "%", "hba1c"},
    CheckupItem{"3D046000001999902", "HbA1c（NGSP）（その他）", "PQ", "%", "hba1c"},
    CheckupItem{"1A020000000191111", "尿糖（機械読み取り）", "CO", "", ""},
    CheckupItem{"1A020000000190111", "尿糖（目視法）", "CO", "", ""},
    CheckupItem{"1A010000000191111", "尿蛋白（機械読み取り）", "CO", "", ""},
    CheckupItem{"1A010000000190111", "尿蛋白（目視法）", "CO", "", ""},
    CheckupItem{"2A040000001930102", "ヘマトクリット値", "PQ", "%", ""},
    CheckupItem{"2A030000001930101", "血色素量（ヘモグロビン値）", "PQ", "g/dL", ""},
    CheckupItem{"2A020000001930101", "赤血球数", "PQ", "10*4/mm3", ""},
    CheckupItem{"9A110160700000011", "心電図（所見の有無）", "CD", "", ""},
    CheckupItem{"9A110160800000049", "心電図所見", "ST", "", ""},
    CheckupItem{"9N501000000000011", "メタボリックシンドローム判定", "CD", "", "metabolic"},
    CheckupItem{"9N506000000000011", "保健指導レベル", "CD", "", ""},
    CheckupItem{"9N511000000000049", "医師の診断（判定）", "ST", "", ""},
    CheckupItem{"9N701000000000011", "服薬1（血圧）", "CD", "", ""},
    CheckupItem{"9N706000000000011", "服薬2（血糖）", "CD", "", ""},
    CheckupItem{"9N711000000000011", "服薬3（脂質）", "CD", "", ""},
    CheckupItem{"9N716000000000011", "既往歴1（脳血管）", "CD", "", ""},
    CheckupItem{"9N721000000000011", "既往歴2（心血管）", "CD", "", ""},
    CheckupItem{"9N726000000000011", "既往歴3（腎不全・人工透析）", "CD", "", ""},
    CheckupItem{"9N731000000000011", "貧血", "CD", "", ""},
    CheckupItem{"9N736000000000011", "喫煙", "CD", "", "smoking"},
    CheckupItem{"9N741000000000011", "20歳からの体重変化", "CD", "", ""},
    CheckupItem{"9N746000000000011", "30分以上の運動習慣", "CD", "", ""},
    CheckupItem{"9N751000000000011", "歩行又は身体活動", "CD", "", ""},
    CheckupItem{"9N756000000000011", "歩行速度", "CD", "", ""},
    CheckupItem{"9N872000000000011", "咀嚼", "CD", "", ""},
    CheckupItem{"9N766000000000011", "食べ方1（早食い等）", "CD", "", ""},
    CheckupItem{"9N771000000000011", "食べ方2（就寝前）", "CD", "", ""},
    CheckupItem{"9N782000000000011", "食べ方3（間食）", "CD", "", ""},
    CheckupItem{"9N781000000000011", "食習慣", "CD", "", ""},
    CheckupItem{"9N786000000000011", "飲酒", "CD", "", ""},
    CheckupItem{"9N791000000000011", "飲酒量", "CD", "", ""},
    CheckupItem{"9N796000000000011", "睡眠", "CD", "", ""},
    CheckupItem{"9N801000000000011", "生活習慣の改善", "CD", "", ""},
    CheckupItem{"9N806000000000011", "保健指導の希望", "CD", "", ""},
};

}  // namespace

std::span<const CheckupItem> checkup_items() {
  return kItems;
}

const CheckupItem* checkup_item(std::string_view code) {
  const auto* found = std::ranges::find(kItems, code, &CheckupItem::code);
  return found == kItems.end() ? nullptr : found;
}

}  // namespace renga::ingest
