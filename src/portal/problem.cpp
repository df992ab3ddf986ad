#include "portal/problem.hpp"

#include "portal/errors.hpp"

#include <algorithm>
#include <array>

namespace renga::portal {
namespace {

struct StatusRow {
  std::string_view code;
  int status;
};

/// By name: the codes of other rooms are not seen here.
constexpr std::array kStatus = {
    StatusRow{"not_found", 404},          StatusRow{"dossier_unknown", 404},
    StatusRow{"form_item_unknown", 404},  StatusRow{"file_unknown", 404},
    StatusRow{"account_missing", 404},    StatusRow{"rulebook_unknown", 404},
    StatusRow{"method_unknown", 405},     StatusRow{"session_missing", 401},
    StatusRow{"session_locked", 401},     StatusRow{"sign_in_refused", 401},
    StatusRow{"csrf_refused", 403},       StatusRow{"password_overdue", 403},
    StatusRow{"body_too_long", 413},      StatusRow{"match_missing", 428},
    StatusRow{"match_other", 412},        StatusRow{"account_changed", 412},
    StatusRow{"state_moved_on", 412},     StatusRow{"command_key_missing", 428},
    StatusRow{"command_key_reused", 422}, StatusRow{"too_often", 429},
    StatusRow{"sign_in_delayed", 429},    StatusRow{"type_wrong", 415},
    StatusRow{"too_slow", 408},           StatusRow{"header_too_long", 431},
    StatusRow{"store_busy", 503},         StatusRow{"dossier_number_taken", 409},
    StatusRow{"account_taken", 409},      StatusRow{"code_wrong", 409},
    StatusRow{"invitation_bad", 409},     StatusRow{"password_unfit", 409},
};

struct ExitRow {
  Exit exit;
  int status;
};

constexpr std::array kByExit = {
    ExitRow{Exit::usage, 400}, ExitRow{Exit::bad_input, 400}, ExitRow{Exit::refused, 409},
    ExitRow{Exit::found, 409}, ExitRow{Exit::limits, 503},
};

std::string_view title_of(int status) {
  switch (status) {
    case 404:
      return "Not Found";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 409:
      return "Conflict";
    case 429:
      return "Too Many Requests";
    case 503:
      return "Service Unavailable";
    default:
      return status < 500 ? "Bad Request" : "Internal Server Error";
  }
}

}  // namespace

int status_of(const Error& error) {
  const std::string_view name = error_row(error.code()).name;
  const auto row = std::ranges::find(kStatus, name, &StatusRow::code);
  if (row != kStatus.end()) return row->status;
  const auto by_exit = std::ranges::find(kByExit, error.exit(), &ExitRow::exit);
  return by_exit == kByExit.end() ? 500 : by_exit->status;
}

Answer problem_answer(const Error& found, Language language, std::string_view request) {
  const int status = status_of(found);
  // What is not there and what is not the caller's look the same, whatever it is (API-5).
  const Error error = status == 404 ? Error(code::not_found) : found;
  const std::string name(error_row(error.code()).name);
  Json json = {
      {"type", "/api/v1/errors/" + name},
      {"title", title_of(status)},
      {"status", status},
      {"code", name},
      {"detail", error.message(language)},
      {"messages",
       {{"ja", error.message(Language::japanese)}, {"en", error.message(Language::english)}}}};
  if (!error.rule().empty()) json["rule"] = error.rule();
  if (!error.detail("remedy_ja").empty())
    json["remedy"] = {{"ja", error.detail("remedy_ja")}, {"en", error.detail("remedy_en")}};
  if (!error.detail("field").empty()) json["field"] = error.detail("field");
  json["request"] = request;
  Answer answer = json_answer(json, status);
  answer.type = "application/problem+json";
  if (!error.detail("seconds").empty())
    answer.headers.emplace_back("Retry-After", std::string(error.detail("seconds")));
  return answer;
}

}  // namespace renga::portal
