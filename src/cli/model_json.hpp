#pragma once

#include "cli/session.hpp"
#include "service/service.hpp"

namespace renga::cli {

/// The outcome's loss in every measure.
Json losses_json(const anonymize::Losses& losses);
/// What the search of levels found, how sure it is, and the frontier.
Json search_json(const anonymize::Search& search);
std::vector<std::string> search_lines(const anonymize::Search& search, const Session& session);

/// What the models beside k, l and t say: the meaning of a missing value, the risk of each person,
/// the population, the course of events.
void add_models(Json& json, const anonymize::Measures& measures);
std::vector<std::string> model_lines(const anonymize::Measures& measures, const Session& session);

}  // namespace renga::cli
