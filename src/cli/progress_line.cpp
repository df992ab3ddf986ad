#include "cli/progress_line.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/core.h>
#include <unistd.h>

namespace renga::cli {
namespace {

constexpr std::chrono::milliseconds kRedrawEvery{100};

}  // namespace

ProgressLine::ProgressLine(Language language)
    : language_(language), terminal_(::isatty(STDERR_FILENO) == 1) {}

void ProgressLine::begin(Bilingual step, std::int64_t total, Bilingual unit) {
  step_ = step.in(language_);
  unit_ = unit.in(language_);
  total_ = total;
  done_ = 0;
  began_ = std::chrono::steady_clock::now();
  drawn_ = {};
  draw(false);
}

void ProgressLine::reach(std::int64_t done) {
  done_ = std::max(done_, done);
  draw(false);
}

void ProgressLine::end() {
  draw(true);
}

void ProgressLine::draw(bool finished) {
  const auto now = std::chrono::steady_clock::now();
  if (!finished && (!terminal_ || now - drawn_ < kRedrawEvery)) return;
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  std::string amount;
  if (done_ > 0 || total_ > 0)
    amount = " " + with_thousands(finished ? std::max(done_, total_) : done_);
  if (!finished && total_ > 0) amount += " / " + with_thousands(total_);
  if (!amount.empty()) amount += " " + unit_;
  fmt::print(stderr, "{}{}{}  {:.1f} s{}", terminal_ ? "\r\033[K" : "", step_, amount, seconds,
             finished ? "\n" : "");
  std::fflush(stderr);
}

}  // namespace renga::cli
