#include "dataset/dataset.hpp"
#include "link/errors.hpp"
#include "link/timeline_page.hpp"

namespace renga::link {
namespace {

/// The persons of a linked dataset are numbered from 1 without a gap (JOIN-14).
Done check_person(const std::filesystem::path& folder, std::int64_t person) {
  RENGA_ASSIGN(const dataset::Dataset dataset, dataset::Dataset::open(folder));
  RENGA_ASSIGN(const TableEntry* table, dataset.table("person"));
  if (person >= 1 && person <= table->rows) return {};
  return fail(Error(code::linked_person_unknown)
                  .at({folder.string(), 0, "person"})
                  .rule("JOIN-31")
                  .with("person", person)
                  .with("persons", table->rows));
}

Result<std::int64_t> choose_person(const TimelineOptions& options) {
  if (options.person) return *options.person;
  RENGA_ASSIGN(const auto found, person_with_use_case(options.linked, options.limits));
  if (found) return *found;
  return fail(Error(code::use_case_nobody).at({options.linked.string(), 0, ""}).rule("JOIN-20"));
}

Done write(const std::optional<std::filesystem::path>& path, std::string_view content,
           files::Existing existing) {
  if (!path) return {};
  return files::write_whole(*path, content, existing);
}

}  // namespace

Result<PersonTimeline> show_timeline(const TimelineOptions& options) {
  PersonTimeline shown;
  RENGA_ASSIGN(shown.person, choose_person(options));
  RENGA_ASSIGN(shown.events, timeline(options.linked, shown.person, options.limits));
  RENGA_TRY(check_person(options.linked, shown.person));
  RENGA_TRY(write(options.html, timeline_page(shown, options.language), options.existing));
  RENGA_TRY(write(options.svg, timeline_picture(shown, options.language), options.existing));
  return shown;
}

}  // namespace renga::link
