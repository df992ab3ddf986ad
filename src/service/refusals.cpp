#include "service/service.hpp"

namespace renga::service {
namespace {

/// The normal forms of the IDs: a refused name is spelt as many ways as a linked one.
optout::NormalForms normal_forms() {
  optout::NormalForms forms;
  forms.name = [](std::string_view name_kana) -> std::optional<std::string> {
    const auto name =
        ids::normalised_kana(Personal<std::string_view>(name_kana), ids::Normalisation::robust);
    if (!name) return std::nullopt;
    return name->disclose();
  };
  forms.number = [](const optout::Identifiers& written) -> std::optional<optout::PlainNumber> {
    const auto number = ids::normalised_number(Personal<ids::WrittenNumber>(
        {written.insurer, written.symbol, written.number, written.branch}));
    if (!number) return std::nullopt;
    const ids::InsuredNumber& plain = number->disclose();
    return optout::PlainNumber{plain.insurer, plain.symbol, plain.number, plain.branch};
  };
  return forms;
}

}  // namespace

Result<ingest::Report> ingest_files(ingest::Options options,
                                    const std::optional<Path>& refusal_register,
                                    Progress& progress) {
  if (refusal_register) {
    RENGA_ASSIGN(auto refusals, optout::read_register(*refusal_register));
    options.add_without = [refusals = std::move(refusals), limits = options.limits](
                              std::span<const TableSchema> tables, dataset::Writer& writer) {
      const auto place_of = [&writer](std::string_view table) { return writer.place(table); };
      return optout::write_without(refusals, normal_forms(), tables, place_of, writer, limits);
    };
  }
  return ingest::ingest(options, progress);
}

Result<std::int64_t> add_refusals(const Path& refusal_register, const Path& people) {
  return optout::add(refusal_register, people, normal_forms());
}

Result<std::vector<optout::Refusal>> list_refusals(const Path& refusal_register) {
  RENGA_ASSIGN(optout::Register refusals, optout::read_register(refusal_register));
  return std::move(refusals.refusals);
}

Result<optout::Applied> apply_refusals(const optout::ApplyOptions& options, Progress& progress) {
  return optout::apply(options, normal_forms(), progress);
}

}  // namespace renga::service
