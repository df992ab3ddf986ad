#pragma once

// The one header of this room: a policy turns a dataset or a CSV file into tables that lead to no
// person, and the risk is measured by person before and after (docs/spec/anonymize.md).

#include "anonymize/diversity.hpp"
#include "anonymize/errors.hpp"
#include "anonymize/released.hpp"
#include "base/base.hpp"
#include "engine/engine.hpp"
#include "files/files.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace renga::anonymize {

enum class OutputFormat { parquet, csv };

/// Code → name of the codes of a column (`sy.disease`); empty where no master names them. The room
/// that reads masters knows them.
using NamesIn = std::function<Result<std::map<std::string, std::string>>(std::string_view column)>;

struct Options {
  std::filesystem::path input;   ///< a dataset's folder, or a CSV file separated by `,` or `;`
  std::filesystem::path policy;  ///< TOML (docs/manual/policy.md)
  std::filesystem::path out;     ///< a folder; one file where a CSV file becomes a CSV file
  std::optional<std::filesystem::path> report;   ///< where the HTML page goes
  std::optional<std::filesystem::path> earlier;  ///< what was released before from the same source
  /// A dataset of masters, for names of codes on the page (ANP-99).
  std::optional<std::filesystem::path> masters = std::nullopt;
  NamesIn names_in = {};                   ///< needed where `masters` is given
  Language language = Language::japanese;  ///< of the page
  OutputFormat format = OutputFormat::parquet;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// What three attackers can hope for (ANP-35). The prosecutor knows that a person is in the data;
/// the journalist and the marketer know the population, of which the data are the policy's
/// sampling_share (1 where it says nothing).
struct Attackers {
  double prosecutor_highest = 0;
  double prosecutor_average = 0;
  double journalist_highest = 0;
  double journalist_average = 0;
  double marketer = 0;
};

/// Estimated shares of the population whose quasi-identifying values nobody else has.
struct PopulationUniques {
  std::optional<double> pitman;  ///< nothing where the model has no solution
  double zayatz = 0;
  double dankar = 0;  ///< the model that Dankar's rule chooses
};

/// What a missing quasi-identifying value means when persons are compared (ANP-80).
enum class Missing { own_value, matches_anything, matches_nothing };

/// The risk of each person of being recognised, where the policy says how many persons of the
/// population each one stands for (ANP-82).
struct IndividualRisk {
  double highest = 0;
  double average = 0;
  double expected = 0;  ///< persons recognised if everybody is looked for
};

/// The data beside a table of the whole population (ANP-83 to ANP-85).
struct Presence {
  std::int64_t k_map = 0;        ///< persons of the population with the values of the rarest class
  double delta_min = 0;          ///< least share of the persons with the same values in the data
  double delta_max = 0;          ///< largest such share
  std::int64_t not_covered = 0;  ///< persons in classes of which the population has fewer
};

/// How alone people are with what is known of their course (ANP-86, ANP-87).
struct EventUniques {
  std::int64_t known = 0;    ///< so many dated codes are known of a person
  std::int64_t persons = 0;  ///< who have an event
  std::int64_t asked = 0;    ///< of these, who were asked about
  double unique_share = 0;   ///< of those asked, whom the known events lead to alone
  double lower = 0;          ///< with 95 % confidence the share of all is not below this …
  double upper = 0;          ///< … nor above this
  bool exact = false;        ///< everybody, and every choice of events, was asked about
};

/// How many persons share their quasi-identifying values. A class is the set of persons with the
/// same values; a missing value is a value of its own (ANP-30).
struct Measures {
  std::int64_t persons = 0;     ///< who are in the data
  std::int64_t suppressed = 0;  ///< who were removed to reach the policy's k
  std::int64_t classes = 0;
  std::int64_t k = 0;        ///< persons in the smallest class
  std::int64_t largest = 0;  ///< persons in the largest class
  std::int64_t unique = 0;   ///< persons alone in their class
  double unique_share = 0;   ///< unique / persons
  double risk_average = 0;   ///< classes / persons
  double risk_highest = 0;   ///< 1 / k
  Attackers attackers;
  Missing missing = Missing::own_value;  ///< what the figures above take a missing value for
  std::optional<IndividualRisk> individual;
  std::optional<Presence> presence;
  std::optional<EventUniques> events;
  std::optional<PopulationUniques> population;  ///< where the policy says how large the sample is
  /// The worst of all classes and sensitive columns; nothing where there is no such column.
  std::optional<Diversity> diversity;
};

/// What was done to one column, and why.
struct ColumnOutcome {
  std::string table;
  std::string column;
  Role role = Role::plain;
  std::string operation;                        ///< the operator's name in the policy
  std::string parameters;                       ///< as the policy states them
  std::vector<std::string> rules;               ///< IDs of the catalogue
  std::optional<std::int64_t> distinct_before;  ///< nothing for a column that is kept
  std::optional<std::int64_t> distinct_after;
  std::int64_t changed_rows = 0;  ///< among the rows that stay
  std::optional<int> level;       ///< of the hierarchy, where there is one
};

/// One value that a recipient sees, with the rows that have it before and after suppression.
struct ValueCount {
  std::string value;
  std::int64_t before = 0;
  std::int64_t after = 0;
};

/// A range or a value of the input, with its rows.
struct BinCount {
  std::string label;
  std::int64_t rows = 0;
};

/// The most frequent values of a changed column; `others` sums up the rest.
struct ColumnDistribution {
  std::string table;
  std::string column;
  std::vector<BinCount> input;   ///< before the operator, in bins that many rows fill
  std::vector<BinCount> output;  ///< after it, where its values are still as fine as before
  std::vector<ValueCount> values;
  ValueCount others;
  std::map<std::string, std::string> names = {};  ///< of codes among the values
};

/// A measure of what anonymising takes away; what each says is in ANP-34 and ANP-70 to ANP-73.
enum class Loss { entropy, discernibility, average_class_size, non_uniform_entropy, granularity };

/// All measures of loss, each 0 to 1.
struct Losses {
  double entropy = 0;
  double discernibility = 0;
  double average_class_size = 0;
  double non_uniform_entropy = 0;
  double granularity = 0;

  double at(Loss loss) const;
};

/// One way to reach k: no other suppresses fewer persons and loses less of the columns.
struct FrontierPoint {
  std::int64_t k = 0;
  std::int64_t suppressed = 0;  ///< persons
  double columns = 0;           ///< the loss chosen, while nobody is suppressed
  double loss = 0;              ///< the loss chosen
  std::vector<int> levels;      ///< of the columns that Search names
};

/// What a search of levels found, and how sure it is (ANP-39, ANP-75 to ANP-78).
struct Search {
  std::string measure;               ///< what was made small, by its name
  std::vector<std::string> columns;  ///< whose levels were searched: `table.column`
  std::vector<int> levels;           ///< found for them
  double found = 0;                  ///< the loss there
  double bound = 0;                  ///< no node loses less
  bool optimal = false;
  bool monotone = false;
  std::int64_t nodes = 0;
  std::int64_t judged = 0;
  std::vector<FrontierPoint> frontier;  ///< by k, then by suppression
  bool frontier_complete = false;       ///< whether every node was looked at for it
};

/// Who and what went in, where the policy draws a sample or suppresses by value (ANP-50).
struct SelectionCounts {
  std::int64_t persons = 0;              ///< who are left for the operators
  std::int64_t persons_not_sampled = 0;  ///< who were not drawn
  std::int64_t persons_suppressed = 0;   ///< whom a rule left no row
  std::int64_t records_suppressed = 0;   ///< rows that a rule on records took out
};

struct Report {
  Measures before;  ///< of the whole input
  Measures after;
  SelectionCounts selection;
  std::vector<ColumnOutcome> columns;  ///< in the order of the tables' columns
  std::vector<ColumnDistribution> distributions;
  std::vector<TextScan> texts;    ///< what was in columns of free text that went
  std::vector<Finding> findings;  ///< what the checks of the outcome found
  double loss = 0;  ///< share of the quasi-identifying information lost, 0 to 1 (ANP-34)
  Losses losses;    ///< of the outcome, in every measure
  std::optional<Search> search;  ///< where the policy leaves a level to the program
  /// What was written. Where a CSV file became a CSV file it is not on disk but only here.
  Manifest manifest;
  std::string policy_sha256;  ///< of the policy without its seed (ANP-5)
};

/// Applies the policy and writes the outcome, whole or not at all. code::goal_unreachable where the
/// policy's k would need more suppression than it allows; nothing is written then.
Result<Report> anonymize(const Options& options, Progress& progress);

/// Measures the input as it is, without changing or writing anything; `out`, `report` and `format`
/// are not looked at.
Result<Measures> risk(const Options& options, Progress& progress);

struct SuggestOptions {
  std::filesystem::path input;
  std::optional<std::filesystem::path> out;  ///< where the draft goes
  Language language = Language::japanese;    ///< of its comments
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// A draft of a policy. It never runs as it is: its seed is empty, and undecided columns have no
/// role.
struct Suggestion {
  std::string policy;
  std::int64_t columns = 0;
  std::vector<std::string> undecided;
};

/// Writes a first policy from the data: a role for each column with the reason as a comment
/// (ANP-97).
Result<Suggestion> suggest(const SuggestOptions& options, Progress& progress);

}  // namespace renga::anonymize
