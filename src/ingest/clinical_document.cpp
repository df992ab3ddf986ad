#include "ingest/clinical_document.hpp"

#include <algorithm>
#include <utility>

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
  std::string_view column;
};

constexpr std::array kItemPaths = {
    ItemPath{"", "negationInd", &DocumentItem::negation, "absent"},
    ItemPath{"/code", "code", &DocumentItem::code, "item"},
    ItemPath{"/code", "displayName", &DocumentItem::name, "item_name"},
    ItemPath{"/effectiveTime", "value", &DocumentItem::date, "date"},
    ItemPath{"/value", "type", &DocumentItem::type, "kind"},
    ItemPath{"/value", "value", &DocumentItem::value, "value"},
    ItemPath{"/value", "unit", &DocumentItem::unit, "unit"},
    ItemPath{"/value", "code", &DocumentItem::value_code, "value_code"},
    ItemPath{"/value", "nullFlavor", &DocumentItem::null_flavor, "absent"},
    ItemPath{"/value", "", &DocumentItem::text, "value_text"},
    ItemPath{"/interpretationCode", "code", &DocumentItem::judgement, "judgement"},
    ItemPath{"/methodCode", "code", &DocumentItem::method, "method"},
    ItemPath{"/referenceRange/observationRange/value/low", "value", &DocumentItem::low, "low"},
    ItemPath{"/referenceRange/observationRange/value/high", "value", &DocumentItem::high, "high"},
};

// Elements of a section that state a result or an act.
constexpr std::array<std::string_view, 5> kItemElements = {"observation", "act", "encounter",
                                                           "procedure", "substanceAdministration"};

constexpr std::string_view kBody = "/ClinicalDocument/component/structuredBody";
constexpr std::string_view kSectionCode = "/section/code";

// Attributes that say how a document is written, and not what was found.
constexpr std::array<std::string_view, 10> kFormAttributes = {
    "xmlns",    "xsi",        "schemaLocation", "classCode", "moodCode",
    "typeCode", "codeSystem", "codeSystemName", "root",      "type"};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Whether an attribute at a path outside the items is looked at.
bool is_read_in_head(std::string_view path, std::string_view attribute) {
  const bool identifies = std::ranges::find(kIdentifierPaths, path) != kIdentifierPaths.end() &&
                          (attribute == "root" || attribute == "extension");
  return identifies || std::ranges::any_of(kHeadPaths, [&](const HeadPath& known) {
           return known.path == path && known.attribute == attribute;
         });
}

bool is_read_in_item(std::string_view inside, std::string_view attribute) {
  return std::ranges::any_of(kItemPaths, [&](const ItemPath& known) {
    return known.path == inside && known.attribute == attribute;
  });
}

std::string_view value_of(Attributes attributes, std::string_view name) {
  const auto found = std::ranges::find(attributes, name, &XmlAttribute::name);
  return found == attributes.end() ? std::string_view() : found->value;
}

// In the order of HeadField: what each becomes.
constexpr std::array<std::string_view, static_cast<std::size_t>(HeadField::count)> kHeadNames = {
    "report class",
    "name_kana",
    "birth_date",
    "sex",
    "insurer",
    "symbol",
    "number",
    "branch",
    "institution",
    "institution, where no performer is named",
    "checkup_date or guidance_date",
    "guidance_date, where the event has a period",
    "level of guidance",
    "documents in the package"};

}  // namespace

std::vector<ReadPath> head_paths() {
  std::vector<ReadPath> paths;
  for (const HeadPath& known : kHeadPaths)
    paths.push_back(
        {known.path, known.attribute, kHeadNames[static_cast<std::size_t>(known.field)]});
  for (const Identifier& known : kIdentifiers)
    paths.push_back(
        {kIdentifierPaths[0], known.root, kHeadNames[static_cast<std::size_t>(known.field)]});
  return paths;
}

std::vector<ReadPath> item_paths() {
  std::vector<ReadPath> paths;
  for (const ItemPath& known : kItemPaths)
    paths.push_back({known.path, known.attribute, known.column});
  return paths;
}

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
  text_counted_ = false;
  const bool in_body = path_.starts_with(kBody);
  if (in_body && std::ranges::find(kItemElements, name) != kItemElements.end()) {
    document_.items.emplace_back();
    document_.items.back().line = line;
    document_.items.back().section = section_;
    open_items_.push_back({document_.items.size() - 1, path_.size()});
  }
  count_ignored(attributes);
  if (!open_items_.empty()) return open_in_item(attributes);
  if (in_body && path_.ends_with(kSectionCode)) section_ = value_of(attributes, "code");
  if (!in_body) open_in_head(attributes, line);
}

std::string_view DocumentBuilder::place() const {
  const std::string_view path(path_);
  return open_items_.empty() ? path : path.substr(open_items_.back().path_begin);
}

void DocumentBuilder::count_ignored(Attributes attributes) {
  const bool in_item = !open_items_.empty();
  const std::string_view place = this->place();
  for (const XmlAttribute& attribute : attributes) {
    const bool section = place.ends_with(kSectionCode) && attribute.name == "code";
    const bool form = std::ranges::find(kFormAttributes, attribute.name) != kFormAttributes.end();
    const bool read = in_item ? is_read_in_item(place, attribute.name)
                              : section || is_read_in_head(place, attribute.name);
    if (form || read) continue;
    ++ignored_[std::string(in_item ? "item" : "") + std::string(place) + "@" +
               std::string(attribute.name)];
  }
}

void DocumentBuilder::text(std::string_view part) {
  if (text_target_ != nullptr)
    *text_target_ += part;
  else if (!is_blank(part) && !std::exchange(text_counted_, true))
    ++ignored_[std::string(open_items_.empty() ? "" : "item") + std::string(place())];
}

void DocumentBuilder::close(std::string_view name) {
  if (!open_items_.empty() && open_items_.back().path_begin == path_.size()) open_items_.pop_back();
  path_.resize(path_.size() - name.size() - 1);
  text_target_ = nullptr;
}

}  // namespace renga::ingest
