#pragma once

#include "base/base.hpp"
#include "service/service.hpp"

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace renga::cli {

using Json = nlohmann::ordered_json;

/// What a verb hands back: how it ended, what `--json` prints, and what a reader sees without it.
struct Outcome {
  Exit exit = Exit::done;
  Json json;
  std::vector<std::string> lines;
};

/// One call of the program: the options that all verbs share, and the verb that was chosen.
class Session {
 public:
  explicit Session(Language language) : language_(language) {}

  /// Adds a verb or a subverb with its one real example and the options that every verb
  /// understands.
  CLI::App& add_command(CLI::App& parent, std::string_view name, Bilingual summary,
                        std::string_view example);
  /// The verb calls this from its CLI11 callback; the work itself begins after all was parsed.
  void choose(std::function<Result<Outcome>()> action) { action_ = std::move(action); }

  Language language() const { return language_; }
  void set_language(Language language) { language_ = language; }
  bool json() const { return json_; }
  Progress& progress() const { return *progress_; }
  void set_progress(Progress& progress) { progress_ = &progress; }
  engine::Limits limits() const;
  files::Existing existing() const {
    return replace_ ? files::Existing::replace : files::Existing::refuse;
  }
  /// The text in the language of this call.
  std::string say(Bilingual text) const { return std::string(text.in(language_)); }

  const std::function<Result<Outcome>()>& action() const { return action_; }

 private:
  void add_shared_options(CLI::App& verb);

  Language language_;
  bool json_ = false;
  bool replace_ = false;
  std::int64_t memory_mib_ = 4096;
  int threads_ = 0;
  std::string spill_;
  Progress* progress_ = nullptr;
  std::function<Result<Outcome>()> action_;
};

}  // namespace renga::cli
