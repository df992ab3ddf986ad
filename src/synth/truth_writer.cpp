#include "synth/truth_writer.hpp"

#include <algorithm>

namespace renga::synth {

TruthWriter::TruthWriter(const std::filesystem::path& folder, const Period& period)
    : period_(period),
      truth_(folder / "truth.csv", {"database", "source", "file", "number", "person"}),
      causes_(folder / "causes.csv", {"database", "source", "file", "number", "cause"}),
      history_(folder / "history.csv", {"subject", "insurer_number", "symbol", "number", "branch",
                                        "valid_from", "valid_to"}),
      people_(folder / "people.csv",
              {"person", "name_kana", "name", "sex", "birth_date", "prefecture", "id_changes",
               "receipts", "checkups", "patients"}) {}

Done TruthWriter::add_record(const RecordPlace& place, const Person& person,
                             const CauseSet& causes) {
  std::vector<std::string> row = {std::string(place.database), std::string(place.source),
                                  std::string(place.file), std::to_string(place.number),
                                  std::to_string(person.number)};
  RENGA_TRY(truth_.add(row));
  for (std::size_t i = 0; i < kCauses; ++i) {
    const auto cause = static_cast<Cause>(i);
    if (!causes.holds(cause)) continue;
    row.back() = name_of(cause);
    RENGA_TRY(causes_.add(row));
    ++counts_[i];
  }
  return {};
}

Done TruthWriter::add_person(const Person& person, const PersonCounts& counts) {
  RENGA_TRY(
      people_.add({std::to_string(person.number), person.name.kana(), person.name.written(),
                   person.sex == Sex::male ? "1" : "2", to_iso(person.birth), person.prefecture,
                   std::to_string(person.changes_in(period_)), std::to_string(counts.receipts),
                   std::to_string(counts.checkups), std::to_string(counts.patients)}));
  for (const Coverage& coverage : person.coverages)
    if (person.history.knows(coverage)) RENGA_TRY(add_subject(person, coverage));
  return {};
}

/// Where the history breaks within a number, the number goes on under the other subject.
Done TruthWriter::add_subject(const Person& person, const Coverage& coverage) {
  const std::string subject = std::to_string(person.number);
  const auto add = [&](const std::string& who, Date from, std::optional<Date> last) {
    return history_.add({who, coverage.number.insurer, coverage.number.symbol,
                         coverage.number.number, coverage.branch, to_iso(from),
                         last ? to_iso(*last) : ""});
  };
  const std::optional<Date> broken = person.history.broken_on;
  if (!broken || (coverage.last && *coverage.last < *broken))
    return add(subject, coverage.from, coverage.last);
  if (coverage.from < *broken) RENGA_TRY(add(subject, coverage.from, broken->plus_days(-1)));
  return add(subject + "-2", std::max(coverage.from, *broken), coverage.last);
}

Done TruthWriter::close() {
  for (Sheet* sheet : {&truth_, &causes_, &history_, &people_}) RENGA_TRY(sheet->close());
  return {};
}

}  // namespace renga::synth
