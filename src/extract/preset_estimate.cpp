#include "extract/estimate.hpp"
#include "extract/preset.hpp"
#include "extract/preset_tables.hpp"
#include "extract/sql.hpp"
#include "extract/tally.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace renga::extract {
namespace {

/// So many first rows stand for all, where points are looked at.
constexpr std::int64_t kGuessedRows = 200'000;

class PresetEstimator {
 public:
  PresetEstimator(engine::Engine& engine, const dataset::Dataset& dataset, const Request& request,
                  const ProvisionRules& rules)
      : engine_(engine), dataset_(dataset), request_(request), rules_(rules), tally_(dataset) {}

  Result<Explanation> estimate(std::int64_t memory_limit_mib) {
    RENGA_TRY(count_receipts());
    RENGA_TRY(guess_points());
    RENGA_TRY(add_draw());
    add_masking();
    RENGA_TRY(add_tables());
    return tally_.finish(memory_limit_mib);
  }

 private:
  struct Group {
    double receipts = 0;
    double below_limit = 0;
  };

  engine::Parameters month() const {
    engine::Parameters parameters;
    parameters.columns("group", receipt_group()).value("month", request_.period.from);
    return parameters;
  }

  /// Receipts know their month and kind, so that these are counted, not guessed.
  Done count_receipts() {
    RENGA_ASSIGN(const auto found, engine_.rows(sql::guess_receipts, month()));
    for (const engine::Row& row : found) {
      const auto count = static_cast<double>(row.integer(1));
      groups_[row.text(0)] = {count, count};
    }
    return {};
  }

  Done guess_points() {
    std::vector<std::string> names;
    std::vector<std::int64_t> limits;
    for (std::size_t i = 0; i < rules_.groups.size(); ++i) {
      names.emplace_back(kReceiptGroups[i].second);
      limits.push_back(rules_.groups[i].points_limit);
    }
    engine::Parameters parameters = month();
    parameters.value("rows", kGuessedRows).value("groups", names).value("points_limits", limits);
    RENGA_ASSIGN(const auto found, engine_.rows(sql::guess_points, parameters));
    for (const engine::Row& row : found) {
      Group& group = groups_[row.text(0)];
      const double above =
          static_cast<double>(row.integer(2)) / static_cast<double>(row.integer(1));
      group.below_limit = group.receipts * (1 - above);
    }
    return {};
  }

  PlannedStep& add(std::string name, std::string kind, Bilingual label,
                   std::vector<std::string> reads) {
    return tally_.add({std::move(name), std::move(kind), label, std::move(reads), {}, {}});
  }

  Done add_draw() {
    double below = 0;
    for (const auto& [name, group] : groups_) {
      receipts_ += group.receipts;
      below += group.below_limit;
    }
    for (std::size_t i = 0; i < rules_.groups.size(); ++i)
      sampled_ += groups_[std::string(kReceiptGroups[i].second)].below_limit *
                  static_cast<double>(rules_.groups[i].sample_share) / kShareWhole;
    RENGA_ASSIGN(const TableEntry* person, dataset_.table("person"));
    persons_ = std::min(sampled_, static_cast<double>(person->rows));
    add("receipts", "select", {"対象月のレセプト", "receipts of the month"}, {"re", "person"})
        .receipts = whole(receipts_);
    std::vector<std::string> payers = {"ho"};
    if (dataset_.manifest().find("ko") != nullptr) payers.emplace_back("ko");
    add("below_limit", "select", {"高額レセプトを除いたもの", "below the limit of points"}, payers)
        .receipts = whole(below);
    PlannedStep& sampled = add("sampled", "select", {"抽出したもの", "drawn"}, {});
    sampled.receipts = whole(sampled_);
    sampled.persons = whole(persons_);
    add("number", "number", {"個人とレセプトの新しい番号", "new numbers of persons and receipts"},
        {});
    tally_.hold(bytes_to_order(below, 3));
    return {};
  }

  /// Codes are counted over all receipts that are left.
  void add_masking() {
    for (std::size_t pool = 0; pool < rules_.code_pools.size(); ++pool) {
      std::vector<std::string> reads;
      double occurrences = 0;
      for (const ColumnName& name : rules_.code_pools[pool]) {
        const TableEntry* table = dataset_.manifest().find(name.table);
        if (table == nullptr || table->schema.find(name.column) == nullptr) continue;
        reads.push_back(name.table);
        occurrences += tally_.rows_in(name.table) * share_of_month();
      }
      if (reads.empty()) continue;
      add("rare_codes_" + std::to_string(pool + 1), "prepare",
          {"まれなコードのマスク", "rare codes to be masked"}, std::move(reads));
      tally_.hold(bytes_to_order(occurrences, 2));
    }
    if (request_.kind == Kind::trial_dataset)
      add("common_codes", "prepare",
          {"出現が少ないコードの記録の削除", "records of rare codes to be deleted"}, {});
  }

  Done add_tables() {
    tally_.write_rows(persons_);
    add("write_person", "write", {"表の書出し", "writing a table"}, {"person"}).rows =
        whole(persons_);
    const double share = tally_.rows_in("re") == 0 ? 0 : sampled_ / tally_.rows_in("re");
    for (const TableEntry& table : dataset_.manifest().tables) {
      if (table.schema.find("receipt") == nullptr) continue;
      const TableSchema schema = preset_schema(table.schema, dataset_.manifest().database);
      const double rows = static_cast<double>(table.rows) * share;
      // Records of rare codes that a trial dataset loses are not known before.
      add("write_" + table.schema.name, "write", {"表の書出し", "writing a table"},
          {table.schema.name})
          .rows = whole(rows);
      RENGA_TRY(tally_.write(table, rows, schema.columns.size()));
      tally_.hold(bytes_to_order(rows, schema.columns.size()));
    }
    return {};
  }

  double share_of_month() const {
    return tally_.rows_in("re") == 0 ? 0 : receipts_ / tally_.rows_in("re");
  }

  engine::Engine& engine_;
  const dataset::Dataset& dataset_;
  const Request& request_;
  const ProvisionRules& rules_;
  Tally tally_;
  std::map<std::string, Group> groups_;
  double receipts_ = 0;
  double sampled_ = 0;
  double persons_ = 0;
};

}  // namespace

Result<Explanation> estimate_preset(engine::Engine& engine, const dataset::Dataset& dataset,
                                    const Request& request, const ProvisionRules& rules,
                                    std::int64_t memory_limit_mib) {
  return PresetEstimator(engine, dataset, request, rules).estimate(memory_limit_mib);
}

}  // namespace renga::extract
