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
  void line(std::string_view event, Attack attack, const Sighting& sighting) {
    line({{"time", service::now_utc_exact()},
          {"event", event},
          {"kind", name_of(attack)},
          {"route", sighting.pattern},
          {"network", network_of(sighting.address)},
          {"request", sighting.request}});
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

void Log::refused(Attack attack, const Sighting& sighting) {
  state_->line("refused", attack, sighting);
}

void Log::noticed(Attack attack, const Sighting& sighting) {
  state_->line("noticed", attack, sighting);
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
  ++refused_.at(static_cast<std::size_t>(attack));
}

void Figures::noticed(Attack attack) {
  ++noticed_.at(static_cast<std::size_t>(attack));
}

void Figures::tell(std::string& text, std::string_view name, const Counts& counts) {
  for (std::size_t place = 0; place < counts.size(); ++place)
    text += fmt::format("{}{{kind=\"{}\"}} {}\n", name, name_of(static_cast<Attack>(place)),
                        counts.at(place).load());
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
  tell(text, "renga_refused_total", refused_);
  help(text, "renga_noticed_total", "counter", "What looks like an attack and was let pass.");
  tell(text, "renga_noticed_total", noticed_);
  help(text, "renga_connections", "gauge", "Open connections.");
  text += fmt::format("renga_connections {}\n", connections_.load());
  help(text, "renga_dossiers", "gauge", "Dossiers.");
  text += fmt::format("renga_dossiers {}\n", dossiers);
  help(text, "process_resident_memory_bytes", "gauge", "Resident memory.");
  text += fmt::format("process_resident_memory_bytes {}\n", memory_bytes());
  return text;
}

}  // namespace renga::portal
