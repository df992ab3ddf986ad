#include "publication/relations.hpp"

#include <algorithm>

namespace renga::publication {
namespace {

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(part.substr(0, slash + 1));
}

/// The name in the archive of a target that is written from a folder; empty where it leads out.
std::string resolved(std::string_view folder, std::string_view target) {
  const bool from_top = target.starts_with('/');
  const std::string path =
      from_top ? std::string(target.substr(1)) : std::string(folder) + std::string(target);
  std::vector<std::string> steps;
  for (const std::string_view step : split(path, '/')) {
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.emplace_back(step);
    } else if (steps.empty()) {
      return "";
    } else {
      steps.pop_back();
    }
  }
  return join(steps, "/");
}

}  // namespace

Relations::Relations(std::string_view part) : folder_(folder_of(part)) {}

const Relation* Relations::of_kind(std::string_view kind) const {
  const auto found = std::ranges::find(all_, kind, &Relation::kind);
  return found == all_.end() ? nullptr : &*found;
}

const Relation* Relations::named(std::string_view id) const {
  const auto found = std::ranges::find(all_, id, &Relation::id);
  return found == all_.end() ? nullptr : &*found;
}

void Relations::open(std::string_view name, std::span<const formats::XmlAttribute> attributes,
                     std::int64_t) {
  if (name != "Relationship") return;
  const std::string_view type = attribute(attributes, "Type");
  const bool outside = attribute(attributes, "TargetMode") == "External";
  all_.push_back({.id = std::string(attribute(attributes, "Id")),
                  .kind = std::string(type.substr(type.rfind('/') + 1)),
                  .part = outside ? "" : resolved(folder_, attribute(attributes, "Target")),
                  .begin = begin_byte(),
                  .end = end_byte()});
}

void Relations::close(std::string_view name) {
  if (name == "Relationship" && !all_.empty()) all_.back().end = end_byte();
}

std::string relations_name(std::string_view part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

Result<std::string> read_from(files::Archive& archive, std::string_view file, std::string_view part,
                              std::int64_t limit_bytes) {
  auto content = archive.read(part, limit_bytes);
  if (content) return content;
  return fail(as_workbook_error(content.error(), file));
}

Error as_workbook_error(const Error& error, std::string_view file) {
  const Bilingual reason{error.detail("reason_ja"), error.detail("reason_en")};
  if (error.code() == code::archive_refused) return workbook_refused(file, reason);
  if (error.code() == code::archive_unreadable) return workbook_unreadable(file, reason);
  return error;
}

}  // namespace renga::publication
