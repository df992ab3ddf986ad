#include "ground.hpp"

#include "crypto/crypto.hpp"

namespace renga::bench {
namespace {

constexpr std::int64_t kMemoryMib = 4096;

std::string text_of(const engine::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (std::holds_alternative<std::monostate>(value)) return "-";
  throw Failure("a result holds a value that is neither text nor whole number");
}

}  // namespace

engine::Engine open_engine(const std::filesystem::path& spill_folder, int threads) {
  return must(engine::Engine::open(
      {.memory_mib = kMemoryMib, .threads = threads, .spill_folder = spill_folder}));
}

crypto::Key key_of(crypto::Purpose purpose, crypto::SecretKey secret) {
  crypto::Key key{"", purpose, "", "seed", "", "", std::nullopt};
  key.id = crypto::key_id(secret);
  key.secret.emplace(std::move(secret));
  return key;
}

std::string digest_of_rows(engine::Engine& engine, engine::Sql sql,
                           const engine::Parameters& parameters) {
  crypto::Sha256 digest;
  must(engine.each_row(sql, parameters, [&digest](const engine::Row& row) -> Done {
    for (std::size_t i = 0; i < row.size(); ++i)
      digest.add(crypto::bytes_of(text_of(row.at(i)) + "\n"));
    return {};
  }));
  return to_hex(digest.finish());
}

void make_once(const std::filesystem::path& path,
               const std::function<void(const std::filesystem::path&)>& make) {
  if (std::filesystem::exists(path)) return;
  std::filesystem::path unfinished = path;
  unfinished += ".unfinished";
  std::filesystem::remove_all(unfinished);
  make(unfinished);
  std::filesystem::rename(unfinished, path);
}

}  // namespace renga::bench
