#pragma once

#include "portal/exchange.hpp"

namespace renga::portal {

/// The status of an error, by its code or else by its exit code (API-6).
int status_of(const Error& error);

/// `application/problem+json` (API-4). `request` names the request in the log.
Answer problem_answer(const Error& error, Language language, std::string_view request);

}  // namespace renga::portal
