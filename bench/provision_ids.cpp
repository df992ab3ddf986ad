// Processing IDs in a Parquet file become provision IDs in another, as `renga ids attach` makes
// them.

#include "bench/sql.hpp"
#include "benchmarks.hpp"
#include "cost.hpp"
#include "crypto/crypto.hpp"
#include "ids/derivation.hpp"
#include "ids/steps.hpp"

#include <memory>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace renga::bench {
namespace {

constexpr std::int64_t kIds = 4'000'000;

const TableSchema kSchema{
    "processing",
    {{"row", Type::integer, Role::key, "", ""}, {"id", Type::text, Role::id, "", ""}}};

std::array<std::uint8_t, 32> key_bytes() {
  return crypto::sha256(crypto::bytes_of("user key " + std::to_string(kSeed)));
}

struct Files {
  std::filesystem::path in;
  std::filesystem::path out;
};

void make_ids(const Ground& ground, std::int64_t count, const std::filesystem::path& file) {
  engine::Engine engine = open_engine(ground.folder);
  must(engine.run(sql::make_processing_ids,
                  engine::Parameters().value("seed", kSeed).value("rows", count)));
  must(engine.write_parquet(kSchema, kSchema.name, {}, file));
}

std::shared_ptr<engine::Engine> engine_for(const Ground& ground, const Files& files) {
  auto bytes = key_bytes();
  auto engine = std::make_shared<engine::Engine>(open_engine(ground.folder));
  must(engine->view_parquet(kSchema.name, files.in));
  must(ids::define_provision(*engine,
                             key_of(crypto::Purpose::user, crypto::SecretKey::from(bytes))));
  must(engine->run(sql::view_provision_ids));
  must(engine->run(sql::view_bare_digests));
  return engine;
}

/// The digest of all rows of a file, in their order.
std::string digest_of(const Ground& ground, const std::filesystem::path& file) {
  engine::Engine engine = open_engine(ground.folder);
  must(engine.view_parquet(kSchema.name, file));
  return digest_of_rows(engine, sql::processing_rows);
}

/// What the rows must be, row by row with `next`.
template <typename Next>
std::string expected_of(const Ground& ground, const std::filesystem::path& file, Next next) {
  engine::Engine engine = open_engine(ground.folder);
  must(engine.view_parquet(kSchema.name, file));
  crypto::Sha256 digest;
  must(engine.each_row(sql::processing_rows, {}, [&](const engine::Row& row) -> Done {
    const std::string made = next(row.text(1));
    digest.add(crypto::bytes_of(std::to_string(row.integer(0)) + "\n" + made + "\n"));
    return {};
  }));
  return to_hex(digest.finish());
}

std::string provision_by_openssl(const std::string& processing) {
  const auto key = key_bytes();
  ids::Processing id;
  if (!ids::read_hex(processing, id)) throw Failure("a generated ID cannot be read");
  crypto::Digest made;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), id.data(), id.size(), made.data(),
       nullptr);
  return to_hex(made);
}

/// Reads the file, and writes what the view makes of it.
Contestant copying(const Ground& ground, std::string name, const Files& files,
                   const std::string& view, std::string expected) {
  const auto engine = engine_for(ground, files);
  const auto run = [engine, view, out = files.out] {
    return timed([&] { must(engine->write_parquet(kSchema, view, {}, out)); });
  };
  return {std::move(name), run,
          [&ground = ground, out = files.out] { return digest_of(ground, out); },
          std::move(expected)};
}

/// A part of the work alone: nothing is written, and the answer is the greatest ID.
Contestant reading(const Ground& ground, std::string name, const Files& files,
                   const std::string& view) {
  const auto engine = engine_for(ground, files);
  const auto greatest = std::make_shared<std::string>();
  const auto work = [engine, view, greatest] {
    const auto rows = engine->rows(sql::greatest_id, engine::Parameters().identifier("view", view));
    *greatest = must(rows).at(0).text(0);
  };
  work();
  return {std::move(name), [work] { return timed(work); }, [greatest] { return *greatest; },
          *greatest};
}

}  // namespace

Contest provision_ids(const Ground& ground) {
  const std::int64_t count = ground.scaled(kIds);
  const Files files{ground.folder / ("ids-" + std::to_string(count) + ".parquet"),
                    ground.folder / "out.parquet"};
  make_once(files.in, [&](const auto& file) { make_ids(ground, count, file); });
  Contest contest;
  contest.title = "processing IDs → provision IDs, Parquet in and out, all cores";
  contest.budget = "6 million IDs/s on two cores";
  contest.unit = "IDs";
  contest.amount = static_cast<double>(count);
  contest.contestants = {copying(ground, "renga", files, "provision",
                                 expected_of(ground, files.in, provision_by_openssl)),
                         copying(ground, "DuckDB copies the file unchanged", files, "processing",
                                 digest_of(ground, files.in)),
                         copying(ground, "DuckDB sha256(), no key", files, "bare_digest",
                                 expected_of(ground, files.in, crypto::sha256_hex)),
                         reading(ground, "renga, part: reads and makes IDs", files, "provision"),
                         reading(ground, "part: DuckDB reads", files, "processing")};
  return contest;
}

}  // namespace renga::bench
