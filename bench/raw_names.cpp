// ID4 from what a record says: kana name, birth date and sex are normalised, judged, framed,
// hashed.

#include "bench/sql.hpp"
#include "benchmarks.hpp"
#include "cost.hpp"
#include "crypto/crypto.hpp"
#include "ids/birth_date.hpp"
#include "ids/derivation.hpp"
#include "ids/functions.hpp"

#include <memory>

namespace renga::bench {
namespace {

constexpr std::int64_t kPersons = 2'000'000;

crypto::SecretKey root_key() {
  auto bytes = crypto::sha256(crypto::bytes_of("root key " + std::to_string(kSeed)));
  return crypto::SecretKey::from(bytes);
}

/// What the record of one person must become, by the clear normalisation.
std::string root_of(const crypto::Hmac& key, const engine::Row& row,
                    ids::Normalisation normalisation) {
  using Written = Personal<std::string_view>;
  const auto name = ids::stepwise_kana(Written(row.text(0)), normalisation);
  const auto date = ids::normalised_birth_date(Written(row.text(1)));
  const auto sex = ids::normalised_sex(row.text(2));
  if (!name || !date || !sex) return "-";
  const ids::Frame frame = ids::Frame()
                               .add(ids::versioned_name_of(normalisation))
                               .add(name->disclose())
                               .add(to_compact(date->disclose()))
                               .add({&*sex, 1});
  return std::string(std::string_view(ids::HexText(ids::root_of(key, frame))));
}

std::string expected_of(engine::Engine& engine, ids::Normalisation normalisation) {
  const crypto::Hmac key(root_key());
  crypto::Sha256 digest;
  must(engine.each_row(sql::raw_persons, {}, [&](const engine::Row& row) -> Done {
    digest.add(crypto::bytes_of(root_of(key, row, normalisation) + "\n"));
    return {};
  }));
  return to_hex(digest.finish());
}

std::shared_ptr<engine::Engine> engine_for(const Ground& ground, std::int64_t count) {
  auto engine = std::make_shared<engine::Engine>(open_engine(ground.folder));
  must(engine->run(sql::make_raw_persons,
                   engine::Parameters().value("seed", kSeed).value("rows", count)));
  return engine;
}

Contestant renga(const Ground& ground, std::int64_t count, std::string name,
                 ids::Normalisation normalisation) {
  const auto engine = engine_for(ground, count);
  must(ids::define_root_id4(*engine, key_of(crypto::Purpose::root_id4, root_key()), normalisation));
  const auto run = [engine] { return timed([&] { must(engine->run(sql::make_roots)); }); };
  return {std::move(name), run, [engine] { return digest_of_rows(*engine, sql::roots); },
          expected_of(*engine, normalisation)};
}

/// What a hand-made script does: nothing is normalised or judged, and no key is used.
Contestant script(const Ground& ground, std::int64_t count) {
  const auto engine = engine_for(ground, count);
  const auto run = [engine] { return timed([&] { must(engine->run(sql::make_plain_digests)); }); };
  run();
  const std::string expected = digest_of_rows(*engine, sql::roots);
  return {"DuckDB sha256() of the bare text, no key", run,
          [engine] { return digest_of_rows(*engine, sql::roots); }, expected};
}

}  // namespace

Contest raw_names(const Ground& ground) {
  const std::int64_t count = ground.scaled(kPersons);
  Contest contest;
  contest.title = "root IDs of ID4 from kana name, birth date and sex, all cores";
  contest.budget = "3 million rows/s on two cores";
  contest.unit = "rows";
  contest.amount = static_cast<double>(count);
  contest.contestants = {renga(ground, count, "renga, strict", ids::Normalisation::strict),
                         renga(ground, count, "renga, robust", ids::Normalisation::robust),
                         script(ground, count)};
  return contest;
}

}  // namespace renga::bench
