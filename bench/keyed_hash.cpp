// The kernel of every ID: HMAC-SHA-256 of messages of 64 bytes, on one core.

#include "bench/sql.hpp"
#include "benchmarks.hpp"
#include "cost.hpp"
#include "crypto/crypto.hpp"

#include <memory>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace renga::bench {
namespace {

constexpr std::size_t kMessageBytes = 64;
constexpr std::int64_t kMessages = 1 << 18;

/// Messages one after the other, and a place for the hash of each.
struct Work {
  std::array<std::uint8_t, 32> key{};
  std::vector<std::uint8_t> messages;
  std::vector<crypto::Digest> digests;

  crypto::Bytes message(std::size_t i) const {
    return crypto::Bytes(messages).subspan(i * kMessageBytes, kMessageBytes);
  }

  std::string result() const {
    crypto::Sha256 all;
    for (const crypto::Digest& digest : digests) all.add(digest);
    return to_hex(all.finish());
  }
};

crypto::SecretKey key_of(const Work& work) {
  auto bytes = work.key;
  return crypto::SecretKey::from(bytes);
}

std::shared_ptr<Work> prepare(std::size_t count) {
  auto work = std::make_shared<Work>();
  const std::string seed = std::to_string(kSeed);
  work->key = crypto::sha256(crypto::bytes_of("key " + seed));
  for (std::size_t i = 0; i < count; ++i)
    for (const char* half : {" left ", " right "}) {
      const auto digest = crypto::sha256(crypto::bytes_of(seed + half + std::to_string(i)));
      work->messages.insert(work->messages.end(), digest.begin(), digest.end());
    }
  work->digests.resize(count);
  return work;
}

void hash_side_by_side(Work& work) {
  crypto::Hmac(key_of(work)).of_each(work.messages, kMessageBytes, work.digests);
}

void hash_one_by_one(Work& work) {
  const crypto::Hmac hmac(key_of(work));
  for (std::size_t i = 0; i < work.digests.size(); ++i) work.digests[i] = hmac.of(work.message(i));
}

void hash_with_openssl(Work& work) {
  for (std::size_t i = 0; i < work.digests.size(); ++i)
    HMAC(EVP_sha256(), work.key.data(), static_cast<int>(work.key.size()), work.message(i).data(),
         kMessageBytes, work.digests[i].data(), nullptr);
}

void hash_with_openssl_context(Work& work) {
  const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> mac(
      EVP_MAC_fetch(nullptr, "HMAC", nullptr), &EVP_MAC_free);
  const std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> context(
      EVP_MAC_CTX_new(mac.get()), &EVP_MAC_CTX_free);
  std::string digest = "SHA256";
  const std::array<OSSL_PARAM, 2> parameters = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_end()};
  EVP_MAC_init(context.get(), work.key.data(), work.key.size(), parameters.data());
  std::size_t size = 0;
  for (std::size_t i = 0; i < work.digests.size(); ++i) {
    EVP_MAC_init(context.get(), nullptr, 0, nullptr);
    EVP_MAC_update(context.get(), work.message(i).data(), kMessageBytes);
    EVP_MAC_final(context.get(), work.digests[i].data(), &size, work.digests[i].size());
  }
}

Contestant contestant(std::string name, const std::shared_ptr<Work>& work, void (*hash)(Work&),
                      const std::string& expected) {
  return {std::move(name), [work, hash] { return timed([&] { hash(*work); }); },
          [work] { return work->result(); }, expected};
}

/// A bare digest without a key, for scale: what the engine brings itself, over a column of texts of
/// the same length.
Contestant engine_digest(const Ground& ground, std::int64_t count) {
  const auto engine = std::make_shared<engine::Engine>(open_engine(ground.folder, 1));
  must(
      engine->run(sql::make_texts, engine::Parameters().value("seed", kSeed).value("rows", count)));
  std::string expected;
  must(engine->each_row(sql::texts, {}, [&expected](const engine::Row& row) -> Done {
    expected = std::max(expected, crypto::sha256_hex(row.text(0)));
    return {};
  }));
  const auto greatest = std::make_shared<std::string>();
  const auto run = [engine, greatest] {
    return timed([&] { *greatest = must(engine->rows(sql::greatest_digest)).at(0).text(0); });
  };
  return {"DuckDB sha256(), no key, hexadecimal", run, [greatest] { return *greatest; }, expected};
}

}  // namespace

Contest keyed_hash(const Ground& ground) {
  const std::int64_t count = ground.scaled(kMessages);
  const auto work = prepare(static_cast<std::size_t>(count));
  hash_with_openssl(*work);
  const std::string expected = work->result();
  Contest contest;
  contest.title = "HMAC-SHA-256 of 64-byte messages, one core";
  contest.budget = "12 million IDs/s on one core";
  contest.unit = "messages";
  contest.amount = static_cast<double>(count);
  contest.rounds = 15;
  contest.contestants = {
      contestant("renga, side by side", work, hash_side_by_side, expected),
      contestant("renga, one by one", work, hash_one_by_one, expected),
      contestant("OpenSSL HMAC()", work, hash_with_openssl, expected),
      contestant("OpenSSL EVP_MAC, one context", work, hash_with_openssl_context, expected),
      engine_digest(ground, count)};
  return contest;
}

}  // namespace renga::bench
