#include "disclosure/exceptions.hpp"

#include <algorithm>
#include <set>

namespace renga::disclosure {
namespace {

bool speaks_of(const Exception& exception, const Finding& finding) {
  if (exception.rule != finding.rule) return false;
  if (!exception.file.empty() && exception.file != finding.file) return false;
  if (exception.label.empty()) return true;
  return std::ranges::any_of(finding.where,
                             [&](const auto& pair) { return pair.second == exception.label; });
}

}  // namespace

Done check_exception(const Exception& exception, const Rules& rules) {
  std::set<std::string> known;
  for (const ExceptionGround& ground : rules.grounds) {
    if (std::ranges::find(ground.rules, exception.rule) == ground.rules.end()) continue;
    known.insert(ground.name + " (" + join(ground.granted_by, ", ") + ")");
    if (ground.name == exception.ground &&
        std::ranges::find(ground.granted_by, exception.granted_by) != ground.granted_by.end())
      return {};
  }
  return fail(
      Error(code::exception_unknown)
          .with("rule_name", exception.rule)
          .with("ground", exception.ground)
          .with("known", known.empty()
                             ? "-"
                             : join(std::vector<std::string>(known.begin(), known.end()), "; ")));
}

void apply_exceptions(Judgement& judgement, std::span<const Exception> exceptions) {
  Verdict verdict = Verdict::pass;
  for (Finding& finding : judgement.findings) {
    for (std::size_t i = 0; i < exceptions.size() && !finding.exception; ++i)
      if (speaks_of(exceptions[i], finding)) finding.exception = i;
    if (finding.exception) finding.severity = Severity::warning;
    if (finding.severity == Severity::violation) verdict = Verdict::fail;
    if (verdict == Verdict::pass) verdict = Verdict::review;
  }
  judgement.verdict = verdict;
}

}  // namespace renga::disclosure
