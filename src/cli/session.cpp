#include "cli/session.hpp"

namespace renga::cli {

CLI::App& Session::add_command(CLI::App& parent, std::string_view name, Bilingual summary,
                               std::string_view example) {
  CLI::App* command = parent.add_subcommand(std::string(name), say(summary));
  command->footer(say({"例", "Example"}) + ":\n  " + std::string(example));
  add_shared_options(*command);
  return *command;
}

void Session::add_shared_options(CLI::App& verb) {
  verb.add_flag("--json", json_,
                say({"結果を JSON オブジェクト1個として標準出力に書きます",
                     "print one JSON object on standard output"}));
  verb.add_option_function<std::string>(
          "--lang",
          [this](const std::string& name) {
            language_ = name == "ja" ? Language::japanese : Language::english;
          },
          say({"表示言語", "language of messages"}))
      ->check(CLI::IsMember({"ja", "en"}));
  verb.add_flag("--replace", replace_,
                say({"既存の出力を置き換えます", "replace an output that is already there"}));
  verb.add_option("--memory", memory_mib_,
                  say({"分析エンジンのメモリー上限（MiB）", "memory limit of the engine in MiB"}))
      ->check(CLI::Range(std::int64_t{64}, std::int64_t{1} << 24))
      ->capture_default_str();
  verb.add_option("--threads", threads_, say({"スレッド数（0：自動）", "threads (0: automatic)"}))
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  verb.add_option("--spill", spill_,
                  say({"一時ファイルのフォルダー", "folder for temporary files"}));
}

engine::Limits Session::limits() const {
  return {.memory_mib = memory_mib_, .threads = threads_, .spill_folder = spill_};
}

}  // namespace renga::cli
