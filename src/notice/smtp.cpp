#include "notice/smtp.hpp"

#include "notice/errors.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include <curl/curl.h>

namespace renga::notice {
namespace {

constexpr long kSeconds = 30;

struct Closing {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What libcurl takes the mail from, piece by piece.
struct Upload {
  std::string_view rest;
};

std::size_t hand_over(char* room, std::size_t size, std::size_t count, void* upload) {
  std::string_view& rest = static_cast<Upload*>(upload)->rest;
  const std::size_t taken = std::min(size * count, rest.size());
  std::memcpy(room, rest.data(), taken);
  rest.remove_prefix(taken);
  return taken;
}

/// libcurl is made ready once for the whole program.
bool is_ready() {
  static const bool kReady = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return kReady;
}

constexpr std::array<std::string_view, 3> kLocalHosts = {"127.0.0.1", "localhost", "[::1]"};

/// The host of `scheme://host:port`.
std::string_view host_of(std::string_view url) {
  std::string_view rest = url.substr(url.find("://") + 3);
  rest = rest.substr(0, rest.find('/'));
  const auto port = rest.rfind(':');
  const bool in_brackets = rest.ends_with(']');
  return port == std::string_view::npos || in_brackets ? rest : rest.substr(0, port);
}

}  // namespace

Result<MailServer> MailServer::of(const std::string& url) {
  const bool known = url.starts_with("smtp://") || url.starts_with("smtps://");
  const bool plain = std::ranges::none_of(
      url, [](char letter) { return static_cast<unsigned char>(letter) <= 0x20 || letter == '@'; });
  if (!known || !plain || host_of(url).empty())
    return fail(Error(code::mail_server_bad).with("expected", "smtps://mail.example.go.jp:465"));
  const bool local = std::ranges::find(kLocalHosts, host_of(url)) != kLocalHosts.end();
  return MailServer(url, local);
}

void MailServer::sign_in(std::string user, std::string password) {
  user_ = std::move(user);
  password_ = std::move(password);
}

Done MailServer::send(const Mail& mail) const {
  const std::unique_ptr<CURL, Closing> handle(is_ready() ? curl_easy_init() : nullptr);
  if (!handle) return fail(Error(code::mail_refused).with("reason", "libcurl"));
  const std::string eml = to_eml(mail);
  const std::string from = "<" + mail.from.text() + ">";
  const std::string to = "<" + mail.to.disclose().text() + ">";
  const std::unique_ptr<curl_slist, Closing> receivers(curl_slist_append(nullptr, to.c_str()));
  Upload upload{eml};
  curl_easy_setopt(handle.get(), CURLOPT_URL, url_.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle.get(), CURLOPT_USE_SSL,
                   static_cast<long>(local_ ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, receivers.get());
  curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, hand_over);
  curl_easy_setopt(handle.get(), CURLOPT_READDATA, &upload);
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, kSeconds);
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_PROXY, "");
  if (!user_.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_USERNAME, user_.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, password_.c_str());
  }
  const CURLcode code = curl_easy_perform(handle.get());
  if (code == CURLE_OK) return {};
  long answer = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer);
  const std::string reason =
      answer >= 400 ? "SMTP " + std::to_string(answer) : curl_easy_strerror(code);
  return fail(Error(code::mail_refused).with("reason", reason));
}

}  // namespace renga::notice
