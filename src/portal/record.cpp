#include "portal/record.hpp"

#include "service/service.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace renga::portal {
namespace {

constexpr std::array<std::string_view, kAttackKinds> kAttackNames = {
    "forged_request", "path_traversal",  "bad_header",          "body_too_long", "too_slow",
    "too_often",      "sign_in_refused", "sign_in_delayed",     "code_replayed", "unknown_session",
    "not_permitted",  "unsafe_file",     "too_many_connections"};

std::int64_t memory_bytes() {
  std::ifstream file("/proc/self/statm");
  std::int64_t whole = 0;
  std::int64_t resident = 0;
  file >> whole >> resident;
  constexpr std::int64_t kPage = 4096;
  return resident * kPage;
}

void help(std::string& text, std::string_view name, std::string_view kind, std::string_view what) {
  text += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, what, name, kind);
}

}  // namespace

std::string_view name_of(Attack attack) {
  return kAttackNames.at(static_cast<std::size_t>(attack));
}

std::string network_of(std::string_view address) {
  if (address.empty()) return {};
  const bool six = address.find(':') != address.npos;
  const char mark = six ? ':' : '.';
  std::size_t end = 0;
  for (int part = 0; part < 3; ++part) {
    end = address.find(mark, end);
    if (end == address.npos) return std::string(address.substr(0, 3)) + "…";
    ++end;
  }
  return std::string(address.substr(0, end)) + (six ? ":/48" : "0/24");
}

struct Log::State {
  std::shared_ptr<spdlog::logger> logger;

  void line(const Json& json) {
    logger->info(json.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
};

Log::Log(const std::filesystem::path& file) : state_(std::make_unique<State>()) {
  std::shared_ptr<spdlog::sinks::sink> sink;
  if (file.empty()) {
    sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  } else {
    sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string());
  }
  sink->set_pattern("%v");
  state_->logger = std::make_shared<spdlog::logger>("portal", std::move(sink));
  state_->logger->flush_on(spdlog::level::info);
}

Log::Log(Log&&) noexcept = default;
Log::~Log() = default;

void Log::handled(const Handled& handled) {
  state_->line({{"time", service::now_utc_exact()},
                {"event", "request"},
                {"method", handled.method},
                {"route", handled.pattern},
                {"status", handled.status},
                {"ms", static_cast<double>(static_cast<std::int64_t>(handled.seconds * 1e6)) / 1e3},
                {"request", handled.request}});
}

void Log::refused(Attack attack, std::string_view pattern, std::string_view address,
                  std::string_view request) {
  state_->line({{"time", service::now_utc_exact()},
                {"event", "refused"},
                {"kind", name_of(attack)},
                {"route", pattern},
                {"network", network_of(address)},
                {"request", request}});
}

void Log::said(std::string_view event, std::string_view detail) {
  state_->line({{"time", service::now_utc_exact()}, {"event", event}, {"detail", detail}});
}

void Figures::handled(const Handled& handled) {
  const auto group = static_cast<std::size_t>(std::clamp(handled.status / 100, 0, 5));
  ++by_class_.at(group);
  ++count_;
  microseconds_ += static_cast<std::int64_t>(handled.seconds * 1e6);
  const auto bound = std::ranges::lower_bound(kBounds, handled.seconds) - kBounds.begin();
  ++within_.at(static_cast<std::size_t>(bound));
}

void Figures::refused(Attack attack) {
  ++attacks_.at(static_cast<std::size_t>(attack));
}

std::string Figures::text(std::int64_t dossiers) const {
  std::string text;
  help(text, "renga_requests_total", "counter", "Requests by class of status.");
  for (std::size_t group = 1; group < by_class_.size(); ++group)
    text += fmt::format("renga_requests_total{{class=\"{}xx\"}} {}\n", group,
                        by_class_.at(group).load());
  help(text, "renga_request_seconds", "histogram", "Time from the whole request to its answer.");
  std::int64_t below = 0;
  for (std::size_t place = 0; place < kBounds.size(); ++place) {
    below += within_.at(place).load();
    text += fmt::format("renga_request_seconds_bucket{{le=\"{}\"}} {}\n", kBounds.at(place), below);
  }
  text += fmt::format("renga_request_seconds_bucket{{le=\"+Inf\"}} {}\n", count_.load());
  text += fmt::format("renga_request_seconds_sum {}\nrenga_request_seconds_count {}\n",
                      static_cast<double>(microseconds_.load()) / 1e6, count_.load());
  help(text, "renga_refused_total", "counter", "Refused attacks by kind.");
  for (std::size_t place = 0; place < attacks_.size(); ++place)
    text += fmt::format("renga_refused_total{{kind=\"{}\"}} {}\n", kAttackNames.at(place),
                        attacks_.at(place).load());
  help(text, "renga_connections", "gauge", "Open connections.");
  text += fmt::format("renga_connections {}\n", connections_.load());
  help(text, "renga_dossiers", "gauge", "Dossiers.");
  text += fmt::format("renga_dossiers {}\n", dossiers);
  help(text, "process_resident_memory_bytes", "gauge", "Resident memory.");
  text += fmt::format("process_resident_memory_bytes {}\n", memory_bytes());
  return text;
}

}  // namespace renga::portal
