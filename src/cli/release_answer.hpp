#pragma once

#include "cli/session.hpp"

namespace renga::cli {

/// What the checks of an anonymised outcome found, for `--json`, for the JSON beside the page, and
/// for a reader.
Json release_json(const anonymize::Report& report, Language language);
std::vector<std::string> release_lines(const anonymize::Report& report, const Session& session);

/// Who and what went in, and what was in the free text that went.
Json selection_json(const anonymize::SelectionCounts& counts);
Json texts_json(const anonymize::Report& report);

/// The digests of what went in and came out.
Json digests_json(const Manifest& manifest);

}  // namespace renga::cli
