#include "crypto/pkcs11.hpp"

#include "crypto/errors.hpp"

#include <algorithm>
#include <atomic>

namespace renga::crypto {
namespace {

CK_ATTRIBUTE attribute(CK_ATTRIBUTE_TYPE type, const void* value, std::size_t bytes) {
  // The interface reads what it is given here, and says so nowhere.
  return {type, const_cast<void*>(value), bytes};
}

Error bad_uri(std::string_view reason) {
  return Error(code::token_uri_bad).rule("KEY-14").with("reason", reason);
}

}  // namespace

Result<Uri> parse_uri(std::string_view text) {
  Uri uri(p11_kit_uri_new());
  const std::string ended(text);
  const int outcome = p11_kit_uri_parse(ended.c_str(), P11_KIT_URI_FOR_ANY, uri.get());
  if (outcome != P11_KIT_URI_OK) return fail(bad_uri(p11_kit_uri_message(outcome)));
  if (p11_kit_uri_any_unrecognized(uri.get()) != 0) return fail(bad_uri("an unknown attribute"));
  return uri;
}

std::string uri_of(const CK_TOKEN_INFO& token, CK_OBJECT_CLASS kind, std::string_view label,
                   Bytes id) {
  const Uri uri(p11_kit_uri_new());
  *p11_kit_uri_get_token_info(uri.get()) = token;
  for (CK_ATTRIBUTE each :
       {attribute(CKA_CLASS, &kind, sizeof kind), attribute(CKA_LABEL, label.data(), label.size()),
        attribute(CKA_ID, id.data(), id.size())})
    ensure(p11_kit_uri_set_attribute(uri.get(), &each) == P11_KIT_URI_OK, "a URI takes its parts");
  char* text = nullptr;
  ensure(p11_kit_uri_format(uri.get(), P11_KIT_URI_FOR_OBJECT_ON_TOKEN, &text) == P11_KIT_URI_OK,
         "a URI can be written");
  std::string written(text);
  std::free(text);
  return written;
}

void require_ok(CK_RV code, std::string_view operation) {
  if (code == CKR_OK) return;
  throw TokenFailure(std::string(operation) + ": " + p11_kit_strerror(code));
}

LoggedInToken::LoggedInToken(CK_FUNCTION_LIST* functions, CK_SLOT_ID slot, const Passphrase& pin)
    : functions_(functions), slot_(slot) {
  require_ok(functions_->C_GetTokenInfo(slot_, &info_), "C_GetTokenInfo");
  with_session([&pin](CK_FUNCTION_LIST* token, CK_SESSION_HANDLE session) {
    auto* bytes = const_cast<std::uint8_t*>(bytes_of(pin.reveal()).data());
    const CK_RV code = token->C_Login(session, CKU_USER, bytes, pin.reveal().size());
    if (code != CKR_USER_ALREADY_LOGGED_IN) require_ok(code, "C_Login");
  });
}

LoggedInToken::~LoggedInToken() {
  // Closing the last session of a token ends the login, too (PKCS#11 2.40, 5.6).
  functions_->C_CloseAllSessions(slot_);
}

std::size_t LoggedInToken::seat_of_this_thread() {
  static std::atomic<std::size_t> threads = 0;
  thread_local const std::size_t seat = threads++ % kSeats;
  return seat;
}

CK_SESSION_HANDLE LoggedInToken::open_session() const {
  CK_SESSION_HANDLE session = 0;
  require_ok(functions_->C_OpenSession(slot_, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr,
                                       &session),
             "C_OpenSession");
  return session;
}

Modules::Modules(const std::string& path) {
  if (path.empty()) {
    all_ = p11_kit_modules_load_and_initialize(0);
    if (all_ == nullptr) throw TokenFailure("p11-kit finds no module");
    return;
  }
  one_ = p11_kit_module_load(path.c_str(), 0);
  if (one_ == nullptr) throw TokenFailure("the module cannot be loaded");
  const CK_RV code = p11_kit_module_initialize(one_);
  if (code == CKR_OK) return;
  p11_kit_module_release(one_);
  require_ok(code, "C_Initialize");
}

Modules::~Modules() {
  if (all_ != nullptr) p11_kit_modules_finalize_and_release(all_);
  if (one_ == nullptr) return;
  p11_kit_module_finalize(one_);
  p11_kit_module_release(one_);
}

std::vector<CK_FUNCTION_LIST*> Modules::each() const {
  if (one_ != nullptr) return {one_};
  std::vector<CK_FUNCTION_LIST*> modules;
  for (CK_FUNCTION_LIST** next = all_; *next != nullptr; ++next) modules.push_back(*next);
  return modules;
}

std::optional<Modules::Place> Modules::find(P11KitUri* uri) const {
  std::vector<Place> places;
  for (CK_FUNCTION_LIST* functions : each()) {
    CK_ULONG count = 0;
    if (functions->C_GetSlotList(CK_TRUE, nullptr, &count) != CKR_OK) continue;
    std::vector<CK_SLOT_ID> slots(count);
    if (functions->C_GetSlotList(CK_TRUE, slots.data(), &count) != CKR_OK) continue;
    slots.resize(std::min<std::size_t>(slots.size(), count));
    for (const CK_SLOT_ID slot : slots) {
      CK_TOKEN_INFO info;
      if (functions->C_GetTokenInfo(slot, &info) == CKR_OK &&
          p11_kit_uri_match_token_info(uri, &info) != 0)
        places.push_back({functions, slot});
    }
  }
  if (places.size() != 1) return std::nullopt;
  return places.front();
}

}  // namespace renga::crypto
