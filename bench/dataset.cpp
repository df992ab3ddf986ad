#include "dataset.hpp"

#include <fstream>

#include <fmt/core.h>

namespace renga::bench {

void write_dataset(engine::Engine& engine, const std::vector<TableSchema>& tables,
                   Manifest manifest, const std::filesystem::path& folder) {
  auto writer = must(dataset::Writer::create(folder, files::Existing::refuse));
  for (const TableSchema& table : tables) must(writer.add(engine, table, table.name, {}));
  must(writer.publish(std::move(manifest)));
}

std::vector<Column> columns_of(Role role,
                               std::initializer_list<std::pair<const char*, Type>> names) {
  std::vector<Column> columns;
  for (const auto& [name, type] : names) columns.push_back({name, type, role, "", ""});
  return columns;
}

std::filesystem::path approval_file(const Ground& ground) {
  const std::filesystem::path file = ground.folder / "approval.toml";
  const std::string text = fmt::format(
      "[dossier]\nnumber = \"{}\"\n[decision.board]\noutcome = \"approved\"\n"
      "[decision.committee]\noutcome = \"approved\"\n[allows]\n"
      "acts = [\"make_ids\", \"extract\", \"deliver\", \"link\"]\nplaces = [\"A\"]\n"
      "exceptions = []\n[use]\nfrom = 2000-01-01\nuntil = 2099-12-31\n",
      kDossier);
  must(files::write_whole(file, text, files::Existing::replace));
  return file;
}

nlohmann::json json_in(const std::filesystem::path& file) {
  // What is said of a million cells is longer than what files of settings may be.
  std::ifstream in(file);
  if (!in) throw Failure("cannot read " + file.string());
  return nlohmann::json::parse(in);
}

}  // namespace renga::bench
