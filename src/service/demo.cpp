#include "service/demo.hpp"

#include "service/demo_report.hpp"
#include "service/demo_walk.hpp"

namespace renga::service {

namespace {

/// Fewer people leave classes of patients that no policy can make safe.
constexpr std::int64_t kPeopleMin = 1000;

}  // namespace

Result<DemoSummary> demo(const DemoOptions& options, Progress& progress) {
  if (options.people < kPeopleMin)
    return fail(Error(code::value_out_of_range)
                    .with("field", "--people")
                    .with("range", ">= " + std::to_string(kPeopleMin)));
  RENGA_ASSIGN(files::StagedFolder folder,
               files::StagedFolder::open(options.out, options.existing));
  const DemoFolders folders(folder.path());
  DemoWalk walk(options, folders, progress);
  RENGA_TRY(walk.walk());
  RENGA_TRY(folder.write("report.html", demo_page(walk, options.language)));
  RENGA_TRY(folder.write("summary.json", to_json(walk.summary())));
  RENGA_TRY(folder.commit());
  return walk.summary();
}

}  // namespace renga::service
