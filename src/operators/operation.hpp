#pragma once

#include "engine/engine.hpp"
#include "operators/date_form.hpp"
#include "operators/hierarchy.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::operators {

/// One column of one table of the input, as an operator meets it.
struct Site {
  std::string relation;  ///< the engine's name of the table
  std::string table;
  Column column;
  std::string person;               ///< the column that names the person of a row
  std::string values;               ///< the relation of the distinct values, where there is one
  bool from_csv = false;            ///< everything is text
  const DateForm* dates = nullptr;  ///< how a CSV column writes its dates, once that is known
  std::vector<std::string>
      relations_with_column;  ///< all tables whose column of this name has this operator

  /// `{{column}}` and `{{person}}` for the operators' fragments.
  engine::Parameters parameters() const;
  /// Where each value of the column stands at least once.
  const std::string& some_relation() const { return values.empty() ? relation : values; }
  /// The name of a table of values that belongs to this column alone.
  std::string lookup(std::string_view purpose) const;
};

/// What a policy does to the columns of one entry. Pure but for `prepare`.
class Operation {
 public:
  Operation() = default;
  Operation(const Operation&) = delete;
  Operation& operator=(const Operation&) = delete;
  virtual ~Operation() = default;

  /// The settings as the policy states them, without secrets: `edges = [40, 50]`.
  virtual std::string parameters() const { return {}; }
  /// Files that the policy names; their digests belong to the manifest.
  virtual std::vector<std::filesystem::path> files() const { return {}; }
  /// The level of the hierarchy, where there is one.
  virtual std::optional<int> level() const { return std::nullopt; }

  /// The hierarchy of an operator whose level is still to be chosen; until then it stands at 0.
  virtual const Hierarchy* searched() const { return nullptr; }
  /// The operator at a level of its hierarchy.
  virtual std::shared_ptr<const Operation> at_level(int) const { return nullptr; }

  /// Whether a value becomes the same in whichever row it stands, so that it is enough to apply the
  /// operator to the column's distinct values.
  virtual bool by_value() const { return true; }

  /// Whether what was in the column is told, by kind and number, when it goes.
  virtual bool tells_what_was_there() const { return false; }

  /// Which of the columns whose single cells may go this one is, from 1; nothing where whole
  /// persons are suppressed instead.
  virtual std::optional<std::int64_t> blanked_as() const { return std::nullopt; }

  /// Whether two date shifts move every date of a person by the same number of days.
  virtual bool moves_like(const Operation& other) const {
    return parameters() == other.parameters();
  }

  /// The column after the operation; nothing where the column goes.
  virtual std::optional<Column> outcome(const Site& site) const { return site.column; }
  /// Makes the tables of values that the expression looks up. Counts the persons who stay, and is
  /// called again when somebody was suppressed.
  virtual Done prepare(engine::Engine&, const Site&) const { return {}; }
  /// The value of the column after the operation, in a statement over the relation `source`.
  virtual engine::Expression expression(const Site& site) const = 0;
};

using OperationPointer = std::shared_ptr<const Operation>;

engine::Expression expression_of(engine::Sql fragment, engine::Parameters parameters);

/// The column with another type; its unit goes where the values become labels.
Column as_labels(Column column);

/// The column as a number: whole where it was whole and no decimals are asked for. In a CSV file
/// everything stays text.
Column as_number(const Site& site, int decimals);

/// 50 -> "50", 52.5 -> "52.5".
std::string written(double number);

/// Adds the expression `number` to the parameters in the way in which a column of numbers with so
/// many decimals is written: as text in a CSV file.
engine::Expression number_expression(const Site& site, int decimals, engine::Expression number);

}  // namespace renga::operators
