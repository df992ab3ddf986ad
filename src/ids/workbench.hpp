#pragma once

#include "dataset/dataset.hpp"
#include "engine/engine.hpp"
#include "files/files.hpp"
#include "ids/ids.hpp"

namespace renga::ids {

/// Where one dataset is made: a writer, and an engine that spills into the writer's scratch folder,
/// so that nothing personal is left behind whatever happens.
struct Workbench {
  dataset::Writer writer;
  engine::Engine engine;
};

Result<Workbench> open_workbench(const files::Path& out, files::Existing existing,
                                 engine::Limits limits);

/// A step that the reader of the progress sees from its beginning to the end of the scope.
class Step {
 public:
  Step(Progress& progress, Bilingual title) : progress_(progress) {
    progress_.begin(title, 0, {"行", "rows"});
  }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
  ~Step() { progress_.end(); }

 private:
  Progress& progress_;
};

/// A dataset as an input of another one: its folder's name and its digest.
InputEntry input_of(const dataset::Dataset& dataset);

/// Every validity of ID4 and ID5 in the table, also those that do not occur.
Done count_validities(engine::Engine& engine, std::string_view table,
                      std::map<std::string, std::int64_t>& counts);

/// Clears the workbench, writes the manifest and hands back what a verb of this room reports.
Result<Outcome> publish(Workbench bench, Manifest manifest);

/// The name of the parameter that says which dataset a request was made from.
inline constexpr std::string_view kDatasetParameter = "dataset";
inline constexpr std::string_view kProfile = "ids-1";

}  // namespace renga::ids
