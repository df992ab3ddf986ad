#include "masters/layout.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace renga::masters {
namespace {

using enum Form;

constexpr std::string_view kSpecification =
    "マスターファイル仕様説明書（社会保険診療報酬支払基金、2022-04-22）";

constexpr std::array kDisease = {
    MasterColumn{"code", "傷病名コード", 2, "", code},
    MasterColumn{"name", "傷病名", 5, ""},
    MasterColumn{"icd10", "ICD-10-1", 13, "", code},
    MasterColumn{"icd10_manifestation", "ICD-10-2", 14, "", code},
    MasterColumn{"icd10_2013", "ICD-10-1（2013年版）", 15, "", code},
    MasterColumn{"icd10_2013_manifestation", "ICD-10-2（2013年版）", 16, "", code},
    MasterColumn{"valid_to", "廃止年月日", 23, "", day},
};

constexpr std::array kModifier = {
    MasterColumn{"code", "修飾語コード", 2, "", code},
    MasterColumn{"name", "修飾語", 6, ""},
};

constexpr std::array kAct = {
    MasterColumn{"code", "診療行為コード", 2, "", code},
    MasterColumn{"name", "診療行為省略名称", 4, ""},
    MasterColumn{"unit", "データ規格名", 9, ""},
    MasterColumn{"valid_to", "廃止年月日", 87, "", day},
};

constexpr std::array kDrug = {
    MasterColumn{"code", "医薬品コード", 2, "", code},
    MasterColumn{"name", "医薬品名", 4, ""},
    MasterColumn{"unit", "単位", 9, ""},
    MasterColumn{"route", "剤形（内服 oral・外用 external・注射 injection）", 27, "", route},
    MasterColumn{"valid_to", "廃止年月日", 30, "", day},
    MasterColumn{"price_list_code", "薬価基準収載医薬品コード", 31, "", code},
};

constexpr std::array kMaterial = {
    MasterColumn{"code", "特定器材コード", 2, "", code},
    MasterColumn{"name", "特定器材名", 4, ""},
    MasterColumn{"unit", "単位", 9, ""},
    MasterColumn{"valid_to", "廃止年月日", 29, "", day},
};

constexpr std::array kComment = {
    MasterColumn{"code", "コメントコード", 22, "", code},
    MasterColumn{"pattern", "パターン", 3, "", code},
    MasterColumn{"text", "コメント文", 6, ""},
    MasterColumn{"valid_to", "廃止年月日", 21, "", day},
};

constexpr std::array kMunicipality = {
    MasterColumn{"code", "市区町村コード", 0, "cid", padded_code, 5},
    MasterColumn{"prefecture", "都道府県番号", 0, "pid", padded_code, 2},
    MasterColumn{"prefecture_name", "都道府県名", 0, "pref"},
    MasterColumn{"name", "市区町村名", 0, "city"},
    MasterColumn{"name_kana", "市区町村名（かな）", 0, "citykana"},
};

constexpr std::array kPopulation = {
    MasterColumn{"code", "地域コード", 0, "area_code", padded_code, 5},
    MasterColumn{"name", "地域名", 0, "area_name"},
    MasterColumn{"population", "人口", 0, "population"},
};

constexpr std::array kSecondaryArea = {
    MasterColumn{"municipality", "市区町村コード", 0, "municipality", padded_code, 5},
    MasterColumn{"area", "二次医療圏コード", 0, "area", padded_code, 4},
    MasterColumn{"area_name", "二次医療圏名", 0, "area_name"},
};

constexpr std::array kMasters = {
    Master{"disease", "傷病名マスター", "B", "", 7, kDisease, kSpecification},
    Master{"modifier", "修飾語マスター", "Z", "", 4, kModifier, kSpecification},
    Master{"act", "医科診療行為マスター", "S", "1", 9, kAct, kSpecification},
    Master{"drug", "医薬品マスター", "Y", "6", 9, kDrug, kSpecification},
    Master{"material", "特定器材マスター", "T", "7", 9, kMaterial, kSpecification},
    Master{"comment", "コメントマスター", "C", "8", 1, kComment, kSpecification},
    Master{"municipality", "市区町村", "", "", 0, kMunicipality,
           "全国地方公共団体コード（総務省）"},
    Master{"population", "人口", "", "", 0, kPopulation, "国勢調査（総務省統計局）"},
    Master{"secondary_area", "二次医療圏", "", "", 0, kSecondaryArea, "医療計画（都道府県）"},
};

// 剤形 of the drug master.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kRoutes = {
    {{"1", "oral"}, {"3", "other"}, {"4", "injection"}, {"6", "external"}, {"8", "dental"}}};

constexpr std::size_t kKindIndex = 1;
constexpr std::size_t kCodeIndex = 2;

bool has_header(const Master& master, std::span<const std::string> record) {
  return master.kind.empty() &&
         std::ranges::all_of(master.columns, [&](const MasterColumn& column) {
           return std::ranges::find(record, column.header) != record.end();
         });
}

/// A full file names its kind; a reduced one leaves it empty and is known by its codes.
bool has_codes(const Master& master, std::span<const std::string> record) {
  if (master.kind.empty() || record.size() <= kCodeIndex) return false;
  const std::string& code_text = record[kCodeIndex];
  const bool kind_fits = record[kKindIndex].empty() || record[kKindIndex] == master.kind;
  return kind_fits && code_text.size() == master.code_length &&
         code_text.starts_with(master.code_begin) && parse_integer(code_text).has_value();
}

Type type_of(const MasterColumn& column) {
  if (column.name == "population") return Type::integer;
  if (column.form == day) return Type::date;
  return column.form == text ? Type::text : Type::code;
}

}  // namespace

std::span<const Master> all_masters() {
  return kMasters;
}

TableSchema schema_of(const Master& master) {
  TableSchema schema{std::string(master.table), {}};
  for (const MasterColumn& column : master.columns)
    schema.columns.push_back(
        {std::string(column.name), type_of(column), Role::plain, std::string(column.label), ""});
  if (master.table == "population")
    schema.columns.push_back({"year", Type::integer, Role::plain, "年", ""});
  return schema;
}

const Master* master_of(std::span<const std::string> first_record) {
  const auto* found = std::ranges::find_if(kMasters, [&](const Master& master) {
    return has_header(master, first_record) || has_codes(master, first_record);
  });
  return found == kMasters.end() ? nullptr : found;
}

std::string_view route_of(std::string_view dosage_form) {
  for (const auto& [code_text, name] : kRoutes)
    if (code_text == dosage_form) return name;
  return {};
}

}  // namespace renga::masters
