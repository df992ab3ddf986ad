#include "ingest/clinical_document.hpp"

#include <algorithm>

namespace renga::ingest {
namespace {

using formats::XmlAttribute;
using Attributes = std::span<const XmlAttribute>;

struct HeadPath {
  std::string_view path;
  std::string_view attribute;  ///< empty: the text
  HeadField field;
};

constexpr std::array kHeadPaths = {
    HeadPath{"/ClinicalDocument/code", "code", HeadField::report_class},
    HeadPath{"/ClinicalDocument/recordTarget/patientRole/patient/name", "", HeadField::name_kana},
    HeadPath{"/ClinicalDocument/recordTarget/patientRole/patient/administrativeGenderCode", "code",
             HeadField::sex},
    HeadPath{"/ClinicalDocument/recordTarget/patientRole/patient/birthTime", "value",
             HeadField::birth_date},
    HeadPath{"/ClinicalDocument/author/assignedAuthor/representedOrganization/id", "extension",
             HeadField::author},
    HeadPath{"/ClinicalDocument/documentationOf/serviceEvent/performer/assignedEntity/"
             "representedOrganization/id",
             "extension", HeadField::performer},
    HeadPath{"/ClinicalDocument/documentationOf/serviceEvent/code", "code", HeadField::event_code},
    HeadPath{"/ClinicalDocument/documentationOf/serviceEvent/effectiveTime", "value",
             HeadField::event_date},
    HeadPath{"/ClinicalDocument/documentationOf/serviceEvent/effectiveTime/low", "value",
             HeadField::event_begin},
    HeadPath{"/index/totalRecordCount", "value", HeadField::index_total},
};

struct Identifier {
  std::string_view root;
  HeadField field;
};

// OIDs of the insured person's identifiers (ING-203).
constexpr std::array kIdentifiers = {
    Identifier{"1.2.392.200119.6.101", HeadField::insurer},
    Identifier{"1.2.392.200119.6.204", HeadField::symbol},
    Identifier{"1.2.392.200119.6.205", HeadField::number},
    Identifier{"1.2.392.200119.6.211", HeadField::branch},
};
constexpr std::array<std::string_view, 2> kIdentifierPaths = {
    "/ClinicalDocument/recordTarget/patientRole/id",
    "/ClinicalDocument/participant/associatedEntity/id",
};

struct ItemPath {
  std::string_view path;  ///< inside the item
  std::string_view attribute;
  std::string DocumentItem::*target;
};

constexpr std::array kItemPaths = {
    ItemPath{"", "negationInd", &DocumentItem::negation},
    ItemPath{"/code", "code", &DocumentItem::code},
    ItemPath{"/code", "displayName", &DocumentItem::name},
    ItemPath{"/effectiveTime", "value", &DocumentItem::date},
    ItemPath{"/value", "type", &DocumentItem::type},
    ItemPath{"/value", "value", &DocumentItem::value},
    ItemPath{"/value", "unit", &DocumentItem::unit},
    ItemPath{"/value", "code", &DocumentItem::value_code},
    ItemPath{"/value", "nullFlavor", &DocumentItem::null_flavor},
    ItemPath{"/value", "", &DocumentItem::text},
    ItemPath{"/interpretationCode", "code", &DocumentItem::judgement},
    ItemPath{"/methodCode", "code", &DocumentItem::method},
    ItemPath{"/referenceRange/observationRange/value/low", "value", &DocumentItem::low},
    ItemPath{"/referenceRange/observationRange/value/high", "value", &DocumentItem::high},
};

// Elements of a section that state a result or an act.
constexpr std::array<std::string_view, 5> kItemElements = {"observation", "act", "encounter",
                                                           "procedure", "substanceAdministration"};

constexpr std::string_view kBody = "/ClinicalDocument/component/structuredBody";
constexpr std::string_view kSectionCode = "/section/code";

std::string_view value_of(Attributes attributes, std::string_view name) {
  const auto found = std::ranges::find(attributes, name, &XmlAttribute::name);
  return found == attributes.end() ? std::string_view() : found->value;
}

}  // namespace

void DocumentBuilder::take_identifier(Attributes attributes, std::int64_t line) {
  const std::string_view root = value_of(attributes, "root");
  for (const Identifier& identifier : kIdentifiers) {
    Placed& place = document_.head[static_cast<std::size_t>(identifier.field)];
    // The number that the document's subject has goes before that of a voucher.
    if (identifier.root == root && place.text.empty())
      place = {std::string(value_of(attributes, "extension")), line};
  }
}

void DocumentBuilder::open_in_head(Attributes attributes, std::int64_t line) {
  if (std::ranges::find(kIdentifierPaths, path_) != kIdentifierPaths.end())
    take_identifier(attributes, line);
  for (const HeadPath& known : kHeadPaths) {
    if (known.path != path_) continue;
    Placed& place = document_.head[static_cast<std::size_t>(known.field)];
    place.line = line;
    if (known.attribute.empty())
      text_target_ = &place.text;
    else
      place.text = value_of(attributes, known.attribute);
  }
}

void DocumentBuilder::open_in_item(Attributes attributes) {
  const OpenItem& open = open_items_.back();
  const std::string_view inside = std::string_view(path_).substr(open.path_begin);
  for (const ItemPath& known : kItemPaths) {
    if (known.path != inside) continue;
    std::string& target = document_.items[open.index].*known.target;
    if (known.attribute.empty())
      text_target_ = &target;
    else
      target = value_of(attributes, known.attribute);
  }
}

void DocumentBuilder::open(std::string_view name, Attributes attributes, std::int64_t line) {
  if (path_.empty()) document_.root = name;
  path_ += '/';
  path_ += name;
  text_target_ = nullptr;
  const bool in_body = path_.starts_with(kBody);
  if (in_body && std::ranges::find(kItemElements, name) != kItemElements.end()) {
    document_.items.emplace_back();
    document_.items.back().line = line;
    document_.items.back().section = section_;
    open_items_.push_back({document_.items.size() - 1, path_.size()});
  }
  if (!open_items_.empty()) return open_in_item(attributes);
  if (in_body && path_.ends_with(kSectionCode)) section_ = value_of(attributes, "code");
  if (!in_body) open_in_head(attributes, line);
}

void DocumentBuilder::text(std::string_view part) {
  if (text_target_ != nullptr) *text_target_ += part;
}

void DocumentBuilder::close(std::string_view name) {
  if (!open_items_.empty() && open_items_.back().path_begin == path_.size()) open_items_.pop_back();
  path_.resize(path_.size() - name.size() - 1);
  text_target_ = nullptr;
}

}  // namespace renga::ingest
