#include "synth/truth_writer.hpp"

namespace renga::synth {

TruthWriter::TruthWriter(const std::filesystem::path& folder, const Period& period)
    : period_(period),
      truth_(folder / "truth.csv", {"database", "source", "file", "number", "person"}),
      history_(folder / "history.csv", {"subject", "insurer_number", "symbol", "number", "branch",
                                        "valid_from", "valid_to"}),
      people_(folder / "people.csv",
              {"person", "name_kana", "name", "sex", "birth_date", "prefecture", "id_changes",
               "receipts", "checkups", "patients"}) {}

Done TruthWriter::add_record(std::string_view database, std::string_view source,
                             std::string_view file, std::int64_t number, const Person& person) {
  return truth_.add({std::string(database), std::string(source), std::string(file),
                     std::to_string(number), std::to_string(person.number)});
}

Done TruthWriter::add_person(const Person& person, const PersonCounts& counts) {
  RENGA_TRY(
      people_.add({std::to_string(person.number), person.name.kana(), person.name.written(),
                   person.sex == Sex::male ? "1" : "2", to_iso(person.birth), person.prefecture,
                   std::to_string(person.changes_in(period_)), std::to_string(counts.receipts),
                   std::to_string(counts.checkups), std::to_string(counts.patients)}));
  for (const Coverage& coverage : person.coverages) {
    if (!coverage.insured()) continue;
    const InsuredNumber& number = coverage.number;
    RENGA_TRY(history_.add({std::to_string(person.number), number.insurer, number.symbol,
                            number.number, coverage.branch, to_iso(coverage.from),
                            coverage.last ? to_iso(*coverage.last) : ""}));
  }
  return {};
}

Done TruthWriter::close() {
  for (Sheet* sheet : {&truth_, &history_, &people_}) RENGA_TRY(sheet->close());
  return {};
}

}  // namespace renga::synth
