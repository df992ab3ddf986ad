#include "crypto/errors.hpp"
#include "crypto/pkcs11.hpp"

#include <algorithm>
#include <bit>

namespace renga::crypto {
namespace {

/// Nothing that a token says of a key is longer than this.
constexpr std::size_t kIdBytes = 8;
constexpr CK_ULONG kKeyBytes = 32;
constexpr std::string_view kIdText = "renga key id";

/// How a key of a purpose is kept and born (KEY-15).
struct Kind {
  CK_KEY_TYPE type;
  CK_MECHANISM_TYPE birth;
  CK_ATTRIBUTE_TYPE first_use;
  CK_ATTRIBUTE_TYPE second_use;
};

constexpr Kind kHashing = {CKK_GENERIC_SECRET, CKM_GENERIC_SECRET_KEY_GEN, CKA_SIGN, CKA_VERIFY};
constexpr Kind kCiphering = {CKK_AES, CKM_AES_KEY_GEN, CKA_ENCRYPT, CKA_DECRYPT};

const Kind& kind_of(Purpose purpose) {
  return purpose == Purpose::database ? kCiphering : kHashing;
}

/// What is asked of or told to a token, with the values that it points to.
class Template {
 public:
  Template& flag(CK_ATTRIBUTE_TYPE type, bool value) {
    attributes_.push_back(
        {type, const_cast<CK_BBOOL*>(value ? &kTrue : &kFalse), sizeof(CK_BBOOL)});
    return *this;
  }
  template <typename T>
  Template& whole(CK_ATTRIBUTE_TYPE type, const T& value) {
    attributes_.push_back({type, const_cast<T*>(&value), sizeof value});
    return *this;
  }
  Template& bytes(CK_ATTRIBUTE_TYPE type, Bytes value) {
    attributes_.push_back({type, const_cast<std::uint8_t*>(value.data()), value.size()});
    return *this;
  }
  CK_ATTRIBUTE* data() { return attributes_.data(); }
  CK_ULONG size() const { return attributes_.size(); }

 private:
  static constexpr CK_BBOOL kTrue = 1;
  static constexpr CK_BBOOL kFalse = 0;
  std::vector<CK_ATTRIBUTE> attributes_;
};

constexpr CK_OBJECT_CLASS kSecretClass = CKO_SECRET_KEY;

std::string label_of(Purpose purpose, std::string_view scope) {
  std::string label = "renga " + std::string(name_of(purpose));
  if (!scope.empty()) label.append(" ").append(scope);
  return label;
}

/// What every key of ours is, wherever it comes from: it serves here and does not leave.
Template key_template(const Kind& kind, std::string_view label, Bytes id) {
  Template attributes;
  attributes.whole(CKA_CLASS, kSecretClass)
      .whole(CKA_KEY_TYPE, kind.type)
      .flag(CKA_TOKEN, true)
      .flag(CKA_PRIVATE, true)
      .flag(CKA_SENSITIVE, true)
      .flag(CKA_EXTRACTABLE, false)
      .flag(kind.first_use, true)
      .flag(kind.second_use, true)
      .bytes(CKA_LABEL, bytes_of(label))
      .bytes(CKA_ID, id);
  return attributes;
}

using Direction = CK_RV (*)(CK_FUNCTION_LIST*, CK_SESSION_HANDLE, CK_MECHANISM*, CK_OBJECT_HANDLE,
                            std::uint8_t*, CK_ULONG);

CK_RV encrypt(CK_FUNCTION_LIST* token, CK_SESSION_HANDLE session, CK_MECHANISM* mechanism,
              CK_OBJECT_HANDLE key, std::uint8_t* bytes, CK_ULONG count) {
  const CK_RV begun = token->C_EncryptInit(session, mechanism, key);
  std::vector<std::uint8_t> output(count);
  CK_ULONG written = count;
  if (begun != CKR_OK) return begun;
  const CK_RV done = token->C_Encrypt(session, bytes, count, output.data(), &written);
  if (done == CKR_OK && written != count) return CKR_GENERAL_ERROR;
  std::ranges::copy(output, bytes);
  return done;
}

CK_RV decrypt(CK_FUNCTION_LIST* token, CK_SESSION_HANDLE session, CK_MECHANISM* mechanism,
              CK_OBJECT_HANDLE key, std::uint8_t* bytes, CK_ULONG count) {
  const CK_RV begun = token->C_DecryptInit(session, mechanism, key);
  std::vector<std::uint8_t> output(count);
  CK_ULONG written = count;
  if (begun != CKR_OK) return begun;
  const CK_RV done = token->C_Decrypt(session, bytes, count, output.data(), &written);
  if (done == CKR_OK && written != count) return CKR_GENERAL_ERROR;
  std::ranges::copy(output, bytes);
  return done;
}

/// The most blocks of one call: tokens have buffers.
constexpr std::size_t kBlocksAtOnce = 4096;

class Pkcs11Key final : public TokenKey {
 public:
  Pkcs11Key(std::shared_ptr<const LoggedInToken> token, CK_OBJECT_HANDLE key)
      : token_(std::move(token)), key_(key) {}

  void hash_each(Bytes messages, std::size_t message_bytes,
                 std::span<Digest> digests) const override {
    token_->with_session([&](CK_FUNCTION_LIST* token, CK_SESSION_HANDLE session) {
      CK_MECHANISM mechanism = {CKM_SHA256_HMAC, nullptr, 0};
      for (std::size_t i = 0; i < digests.size(); ++i) {
        auto* message = const_cast<std::uint8_t*>(messages.data() + i * message_bytes);
        CK_ULONG written = digests[i].size();
        require_ok(token->C_SignInit(session, &mechanism, key_), "C_SignInit");
        require_ok(token->C_Sign(session, message, message_bytes, digests[i].data(), &written),
                   "C_Sign");
        if (written != digests[i].size()) throw TokenFailure("C_Sign: a digest of another length");
      }
    });
  }

  void encrypt_each(std::span<Block> blocks) const override { transform(blocks, &encrypt); }
  void decrypt_each(std::span<Block> blocks) const override { transform(blocks, &decrypt); }

 private:
  void transform(std::span<Block> blocks, Direction direction) const {
    token_->with_session([&](CK_FUNCTION_LIST* token, CK_SESSION_HANDLE session) {
      CK_MECHANISM mechanism = {CKM_AES_ECB, nullptr, 0};
      for (; !blocks.empty(); blocks = blocks.subspan(std::min(blocks.size(), kBlocksAtOnce))) {
        const auto some = blocks.first(std::min(blocks.size(), kBlocksAtOnce));
        require_ok(
            direction(token, session, &mechanism, key_, some.front().data(), some.size_bytes()),
            "AES in the token");
      }
    });
  }

  std::shared_ptr<const LoggedInToken> token_;
  CK_OBJECT_HANDLE key_;
};

/// KEY-16.
std::string token_key_id(const TokenKey& key, Purpose purpose) {
  if (purpose == Purpose::database) {
    std::array<Block, 1> block{};
    std::ranges::copy(kIdText, block[0].begin());
    key.encrypt_each(block);
    return to_hex(sha256(block[0])).substr(0, 2 * kIdBytes);
  }
  std::array<Digest, 1> digest{};
  key.hash_each(bytes_of(kIdText), kIdText.size(), digest);
  return to_hex(sha256(digest[0])).substr(0, 2 * kIdBytes);
}

bool flag_is(CK_FUNCTION_LIST* token, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE key,
             CK_ATTRIBUTE_TYPE type, bool wanted) {
  CK_BBOOL value = wanted ? 0 : 1;
  CK_ATTRIBUTE attribute = {type, &value, sizeof value};
  return token->C_GetAttributeValue(session, key, &attribute, 1) == CKR_OK &&
         (value != 0) == wanted;
}

Error unfit(const Key& key, std::string_view reason) {
  std::string name(name_of(key.purpose));
  if (!key.scope.empty()) name.append(" ").append(key.scope);
  return Error(code::token_key_unfit).rule("KEY-17").with("key", name).with("reason", reason);
}

Error failed(const TokenFailure& failure) {
  const std::string_view what = failure.what();
  const std::size_t colon = what.find(": ");
  const bool split = colon != std::string_view::npos;
  return Error(code::token_failed)
      .with("operation", split ? what.substr(0, colon) : "PKCS#11")
      .with("reason", split ? what.substr(colon + 2) : what);
}

/// Turns a failure of the token into an Error.
template <typename Work>
auto caught(Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const TokenFailure& failure) {
    return fail(failed(failure));
  }
}

/// The PIN of the file that the URI names (KEY-14); never in the URI, which others may see.
Result<Passphrase> pin_of(P11KitUri* uri) {
  constexpr std::string_view kScheme = "file:";
  const char* source = p11_kit_uri_get_pin_source(uri);
  if (p11_kit_uri_get_pin_value(uri) != nullptr || source == nullptr || *source == '|')
    return fail(Error(code::token_uri_bad).rule("KEY-14").with("reason", "pin-source=file:PATH"));
  std::string_view path = source;
  if (path.starts_with(kScheme)) path.remove_prefix(kScheme.size());
  return Passphrase::from_file(path);
}

}  // namespace

struct Token::State {
  State(std::unique_ptr<Modules> started, std::shared_ptr<const LoggedInToken> logged_in)
      : modules(std::move(started)), token(std::move(logged_in)) {}

  std::unique_ptr<Modules> modules;
  std::shared_ptr<const LoggedInToken> token;

  /// A key keeps the whole of this alive: its module must not end before it.
  static std::shared_ptr<const TokenKey> hold(const std::shared_ptr<State>& state,
                                              CK_OBJECT_HANDLE key) {
    const std::shared_ptr<const LoggedInToken> token(state, state->token.get());
    return std::make_shared<const Pkcs11Key>(token, key);
  }

  /// The objects that the URI names in this token.
  std::vector<CK_OBJECT_HANDLE> objects(P11KitUri* uri) const {
    return token->with_session([uri](CK_FUNCTION_LIST* functions, CK_SESSION_HANDLE session) {
      CK_ULONG count = 0;
      CK_ATTRIBUTE* attributes = p11_kit_uri_get_attributes(uri, &count);
      std::vector<CK_OBJECT_HANDLE> found(2);
      CK_ULONG number = 0;
      require_ok(functions->C_FindObjectsInit(session, attributes, count), "C_FindObjectsInit");
      const CK_RV code = functions->C_FindObjects(session, found.data(), found.size(), &number);
      functions->C_FindObjectsFinal(session);
      require_ok(code, "C_FindObjects");
      found.resize(number);
      return found;
    });
  }

  bool may_leave(CK_OBJECT_HANDLE key) const {
    return token->with_session([key](CK_FUNCTION_LIST* functions, CK_SESSION_HANDLE session) {
      return !flag_is(functions, session, key, CKA_SENSITIVE, true) ||
             !flag_is(functions, session, key, CKA_EXTRACTABLE, false);
    });
  }
};

Token::Token(std::shared_ptr<State> state) : state_(std::move(state)) {}
Token::Token(Token&&) noexcept = default;
Token::~Token() = default;

Result<Token> Token::open(std::string_view text) {
  return caught([text]() -> Result<Token> {
    RENGA_ASSIGN(const Uri uri, parse_uri(text));
    RENGA_ASSIGN(const Passphrase pin, pin_of(uri.get()));
    const char* path = p11_kit_uri_get_module_path(uri.get());
    auto modules = std::make_unique<Modules>(path != nullptr ? path : "");
    const auto place = modules->find(uri.get());
    if (!place) throw TokenFailure("C_GetSlotList: not exactly one token has this name");
    auto token = std::make_shared<const LoggedInToken>(place->functions, place->slot, pin);
    return Token(std::make_shared<State>(std::move(modules), std::move(token)));
  });
}

/// Puts a key into the token by what `create(functions, session, attributes, object)` does.
template <typename Create>
static Key born(const std::shared_ptr<const LoggedInToken>& token, Purpose purpose,
                std::string_view scope, Create create, CK_OBJECT_HANDLE& object) {
  std::array<std::uint8_t, kIdBytes> id{};
  random_bytes(id);
  const std::string label = label_of(purpose, scope);
  Template attributes = key_template(kind_of(purpose), label, id);
  token->with_session([&](CK_FUNCTION_LIST* functions, CK_SESSION_HANDLE session) {
    create(functions, session, attributes, object);
  });
  Key key{"", purpose, std::string(scope), "random", "", "", std::nullopt};
  key.token = uri_of(token->info(), CKO_SECRET_KEY, label, id);
  return key;
}

Result<Key> Token::make(Purpose purpose, std::string_view scope, std::string_view created) const {
  const auto create = [purpose](CK_FUNCTION_LIST* functions, CK_SESSION_HANDLE session,
                                Template& attributes, CK_OBJECT_HANDLE& object) {
    CK_MECHANISM mechanism = {kind_of(purpose).birth, nullptr, 0};
    attributes.whole(CKA_VALUE_LEN, kKeyBytes);
    require_ok(functions->C_GenerateKey(session, &mechanism, attributes.data(), attributes.size(),
                                        &object),
               "C_GenerateKey");
  };
  return caught([&]() -> Result<Key> {
    CK_OBJECT_HANDLE object = 0;
    Key key = born(state_->token, purpose, scope, create, object);
    key.created = created;
    key.in_token = State::hold(state_, object);
    key.id = token_key_id(*key.in_token, purpose);
    return key;
  });
}

Result<Key> Token::take_in(const SecretKey& secret, Purpose purpose, std::string_view scope,
                           std::string_view origin, std::string_view created) const {
  const auto create = [&secret](CK_FUNCTION_LIST* functions, CK_SESSION_HANDLE session,
                                Template& attributes, CK_OBJECT_HANDLE& object) {
    attributes.bytes(CKA_VALUE, secret.reveal());
    require_ok(functions->C_CreateObject(session, attributes.data(), attributes.size(), &object),
               "C_CreateObject");
  };
  return caught([&]() -> Result<Key> {
    CK_OBJECT_HANDLE object = 0;
    Key key = born(state_->token, purpose, scope, create, object);
    key.origin = origin;
    key.created = created;
    key.in_token = State::hold(state_, object);
    key.id = token_key_id(*key.in_token, purpose);
    return key;
  });
}

Done Token::bring(KeyRing& ring) const {
  return caught([&]() -> Done {
    for (Key& key : ring.keys) {
      if (key.token.empty() || !key.erased.empty()) continue;
      RENGA_ASSIGN(const Uri uri, parse_uri(key.token));
      CK_TOKEN_INFO info = state_->token->info();
      if (p11_kit_uri_match_token_info(uri.get(), &info) == 0)
        return fail(unfit(key, "it lives in another token"));
      const auto found = state_->objects(uri.get());
      if (found.size() != 1) return fail(unfit(key, "not exactly one object has its name"));
      if (state_->may_leave(found[0])) return fail(unfit(key, "it can leave the token"));
      auto held = State::hold(state_, found[0]);
      if (token_key_id(*held, key.purpose) != key.id)
        return fail(unfit(key, "its id is another one"));
      key.in_token = std::move(held);
    }
    return {};
  });
}

}  // namespace renga::crypto
