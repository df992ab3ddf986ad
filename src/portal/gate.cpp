#include "portal/gate.hpp"

#include "portal/body.hpp"
#include "portal/errors.hpp"
#include "portal/problem.hpp"

#include <algorithm>
#include <array>

namespace renga::portal {
namespace {

constexpr std::string_view kSecureCookie = "__Host-renga";
constexpr std::string_view kPlainCookie = "renga";
constexpr double kBurst = 120;
constexpr double kPerSecond = 20;
constexpr std::size_t kBucketsMost = 10'000;

bool changes(const Asked& asked) {
  return asked.method != "GET" && asked.method != "HEAD";
}

/// What stands behind `Host` in an `Origin` that is our own.
bool is_own_origin(const Asked& asked) {
  const std::string_view origin = asked.header("origin");
  if (origin.empty()) return true;
  const std::string own =
      (asked.secure ? "https://" : "http://") + std::string(asked.header("host"));
  return origin == own;
}

bool comes_from_elsewhere(const Asked& asked) {
  const std::string_view site = asked.header("sec-fetch-site");
  return !is_own_origin(asked) || site == "cross-site" || site == "same-site";
}

bool is_key(std::string_view key) {
  return key.size() >= 8 && key.size() <= 64 && std::ranges::all_of(key, [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                  (letter >= '0' && letter <= '9') || letter == '-';
         });
}

bool has_type(const Asked& asked, std::string_view wanted) {
  const std::string_view type = asked.header("content-type");
  return type.substr(0, type.find(';')) == wanted;
}

/// The texts of a body, at any depth; what is secret is not looked at.
void gather(const Json& value, std::set<Attack>& found) {
  if (value.is_string()) found.merge(attacks_in(value.get_ref<const std::string&>()));
  if (value.is_structured())
    for (const Json& part : value) gather(part, found);
}

Error not_found() {
  return Error(code::not_found);
}

}  // namespace

std::string_view cookie_name(bool secure) {
  return secure ? kSecureCookie : kPlainCookie;
}

std::string set_cookie(std::string_view token, bool secure) {
  return std::string(cookie_name(secure)) + "=" + std::string(token) +
         "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "") +
         (token.empty() ? "; Max-Age=0" : "");
}

Error Gate::refuse(Attack attack, Error error, const Route& route, const Asked& asked,
                   std::string_view request) {
  tell_refused(attack, {route.pattern, asked.address, request});
  return error;
}

void Gate::tell_refused(Attack attack, const Sighting& sighting) {
  figures_.refused(attack);
  log_.refused(attack, sighting);
}

void Gate::notice(const Admitted& admitted, const Asked& asked, const Json& body) {
  std::set<Attack> found;
  for (const auto& [name, value] : asked.query) found.merge(attacks_in(value));
  for (const BodyField& field : admitted.route->body)
    if (const auto value = body.find(std::string(field.name));
        value != body.end() && field.kind != BodyKind::secret)
      gather(*value, found);
  for (const Attack attack : found) {
    figures_.noticed(attack);
    log_.noticed(attack, {admitted.route->pattern, asked.address, admitted.request});
  }
}

bool Gate::within_rate(const Asked& asked) {
  const std::lock_guard lock(lock_);
  if (buckets_.size() >= kBucketsMost) buckets_.clear();
  const std::int64_t now = desk_.now();
  const auto [found, is_new] = buckets_.try_emplace(asked.address, Bucket{kBurst, now});
  Bucket& bucket = found->second;
  bucket.tokens =
      std::min(kBurst, bucket.tokens + kPerSecond * static_cast<double>(now - bucket.at));
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

Done Gate::judge_right(const Admitted& admitted, const Asked& asked) {
  const Route& route = *admitted.route;
  using service::SessionState;
  const SessionState state = admitted.session.state;
  const auto refuse_right = [&](Attack attack, Error error) {
    return fail(refuse(attack, std::move(error), route, asked, admitted.request));
  };
  // A token that names no session was revoked, is over, was planted before sign-in, or was guessed.
  const auto refuse_session = [&]() -> Done {
    if (admitted.token.empty() || state != SessionState::none)
      return fail(Error(code::session_missing));
    return refuse_right(Attack::unknown_session, Error(code::session_missing));
  };
  switch (route.access) {
    case Access::anyone:
      return {};
    case Access::password_given:
      if (state == SessionState::second_factor) return {};
      return refuse_session();
    case Access::locked:
      if (state == SessionState::locked || state == SessionState::signed_in) return {};
      return refuse_session();
    default:
      break;
  }
  if (route.access == Access::measuring && asked.loopback && admitted.token.empty()) return {};
  if (state == SessionState::locked) return fail(Error(code::session_locked));
  if (state != SessionState::signed_in) return refuse_session();
  const AccessRow& row = row_of(route.access);
  const service::Account& account = *admitted.session.account;
  const bool overdue = account.password_due && *account.password_due < desk_.today();
  if (overdue && !route.demands.overdue)
    return refuse_right(Attack::not_permitted, Error(code::password_overdue).rule("SEC-56"));
  const bool any = row.roles.empty() && !row.administrators;
  if (any || row.roles.meets(account.roles) || (row.administrators && account.administrator))
    return {};
  return refuse_right(Attack::not_permitted, not_found());
}

Done Gate::judge_demands(const Admitted& admitted, const Asked& asked) const {
  const Route& route = *admitted.route;
  if (!changes(asked)) return {};
  if (route.demands.key && !is_key(asked.header("idempotency-key")))
    return fail(Error(code::command_key_missing));
  if (route.demands.match && asked.header("if-match").empty())
    return fail(Error(code::match_missing));
  const std::string_view length = asked.header("content-length");
  const bool has_body =
      (!length.empty() && length != "0") || !asked.header("transfer-encoding").empty();
  const std::string_view wanted =
      route.demands.bytes ? "application/octet-stream" : "application/json";
  if (has_body && !has_type(asked, wanted))
    return fail(Error(code::type_wrong).with("expected", wanted));
  return {};
}

Gate::Verdict Gate::judge(const Asked& asked) {
  Verdict verdict;
  verdict.request = desk_.request_name();
  const auto end_with = [&](const Error& error) {
    verdict.answer = problem_answer(error, asked.language(), verdict.request);
    return verdict;
  };
  if (!asked.path.starts_with("/api/")) {
    verdict.pattern = "files";
    verdict.answer = files_.answer(asked);
    return verdict;
  }
  Matched matched = find_route(asked.method, asked.path);
  if (matched.route == nullptr)
    return end_with(Error(matched.path_known ? code::method_unknown : code::not_found));
  const Route& route = *matched.route;
  verdict.pattern = route.pattern;
  Admitted admitted{.route = &route,
                    .path = std::move(matched.path),
                    .token = std::string(asked.cookie(cookie_name(asked.secure))),
                    .session = {},
                    .request = verdict.request};
  if (!admitted.token.empty())
    admitted.session = desk_.accounts().session(admitted.token, desk_.now());
  const bool signed_in = admitted.session.state == service::SessionState::signed_in;
  if (!signed_in && !route.demands.unlimited && !within_rate(asked))
    return end_with(refuse(Attack::too_often, Error(code::too_often).with("seconds", 1), route,
                           asked, verdict.request));
  if (const Done right = judge_right(admitted, asked); !right) return end_with(right.error());
  if (changes(asked)) {
    const bool proven =
        !admitted.token.empty() &&
        desk_.accounts().is_forgery_token(admitted.token, asked.header("x-renga-csrf"));
    if (!proven || comes_from_elsewhere(asked))
      return end_with(
          refuse(Attack::forged_request, Error(code::csrf_refused), route, asked, verdict.request));
  }
  if (const Done demands = judge_demands(admitted, asked); !demands)
    return end_with(demands.error());
  verdict.admitted = std::move(admitted);
  return verdict;
}

Result<Answer> Gate::act(const Admitted& admitted, const Asked& asked, Call& call) {
  const Route& route = *admitted.route;
  if (!route.demands.bytes) {
    RENGA_ASSIGN(call.body, read_body(asked.body, route.body));
  }
  notice(admitted, asked, call.body);
  if (!route.demands.key) return route.handler(call);
  const std::string in_hand =
      call.who().account + " " + std::string(asked.header("idempotency-key"));
  {
    const std::lock_guard lock(lock_);
    if (!in_hand_.insert(in_hand).second) return fail(Error(code::too_often).with("seconds", 1));
  }
  auto answer = act_once(admitted, asked, call);
  const std::lock_guard lock(lock_);
  in_hand_.erase(in_hand);
  return answer;
}

Result<Answer> Gate::act_once(const Admitted& admitted, const Asked& asked, Call& call) {
  auto& accounts = desk_.accounts();
  const std::string& account = call.who().account;
  const std::string_view key = asked.header("idempotency-key");
  const std::string mark = accounts.request_mark(asked.method + " " + asked.path + "\n" +
                                                 call.upload_sha256 + asked.body);
  RENGA_ASSIGN(const auto before, accounts.answered(account, key));
  if (before) {
    if (before->asked != mark) return fail(Error(code::command_key_reused));
    Answer answer = json_answer(Json::object(), static_cast<int>(before->status));
    answer.body = before->answer;
    return std::move(answer).with("Idempotent-Replay", "true");
  }
  RENGA_ASSIGN(Answer answer, admitted.route->handler(call));
  RENGA_TRY(accounts.keep_answer(
      account, key,
      {.asked = mark, .status = answer.status, .answer = answer.body, .at = desk_.now()}));
  return answer;
}

Answer Gate::perform(const Admitted& admitted, const Asked& asked,
                     const std::optional<std::filesystem::path>& upload, std::string_view sha256,
                     std::int64_t upload_bytes) {
  Call call{.desk = desk_,
            .asked = asked,
            .route = *admitted.route,
            .figures = figures_,
            .path = admitted.path,
            .body = Json::object(),
            .token = admitted.token,
            .session = admitted.session,
            .upload = upload,
            .upload_sha256 = std::string(sha256),
            .upload_bytes = upload_bytes};
  auto answer = act(admitted, asked, call);
  if (!answer) {
    if (const auto attack = attack_told_by(answer.error()))
      tell_refused(*attack, {admitted.route->pattern, asked.address, admitted.request});
    return problem_answer(answer.error(), asked.language(), admitted.request);
  }
  const std::string_view known = asked.header("if-none-match");
  const auto tag = std::ranges::find(answer->headers, "ETag", &Headers::value_type::first);
  if (asked.method == "GET" && tag != answer->headers.end() && tag->second == known) {
    answer->status = 304;
    answer->body.clear();
  }
  return *std::move(answer);
}

Answer Gate::broken_off(std::optional<Attack> attack, const Error& error, const Asked& asked) {
  const std::string request = desk_.request_name();
  if (attack) tell_refused(*attack, {"", asked.address, request});
  return problem_answer(error, asked.language(), request);
}

void Gate::turned_away(std::string_view address) {
  tell_refused(Attack::too_many_connections, {"", address, desk_.request_name()});
}

void Gate::job_failed(const Error& error) {
  if (const auto attack = attack_told_by(error)) tell_refused(*attack, {"job", "", ""});
}

void Gate::finish(Answer& answer, const Asked& asked, const Handled& handled) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kAlways = {{
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
       "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
       "frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
  }};
  // A document says for itself what it may; what a header says twice, it says wrongly.
  for (const auto& [name, value] : kAlways)
    if (std::ranges::find(answer.headers, name, &Headers::value_type::first) ==
        answer.headers.end())
      answer.headers.emplace_back(name, value);
  if (asked.secure) answer.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  const bool tagged = std::ranges::find(answer.headers, "ETag", &Headers::value_type::first) !=
                      answer.headers.end();
  const bool told = std::ranges::find(answer.headers, "Cache-Control",
                                      &Headers::value_type::first) != answer.headers.end();
  if (!told)
    answer.headers.emplace_back("Cache-Control", tagged ? "private, no-cache" : "no-store");
  figures_.handled(handled);
  log_.handled(handled);
}

}  // namespace renga::portal
