#include "service/event_notices.hpp"

#include "crypto/crypto.hpp"
#include "forms/forms.hpp"

#include <fmt/format.h>

namespace renga::service {
namespace {

/// The same for the same event and account, wherever and whenever it is made (NTC-4).
std::string identity_of(std::string_view origin, const std::string& dossier, std::int64_t event,
                        const std::string& account) {
  return crypto::sha256_hex(fmt::format("{}\n{}\n{}\n{}", origin, dossier, event, account))
      .substr(0, 32);
}

std::vector<std::string> papers_of_event(const std::vector<forms::Paper>& papers, std::size_t event,
                                         Language language) {
  std::vector<std::string> texts;
  for (const forms::Paper& paper : papers)
    if (paper.event == event)
      texts.push_back(paper.number() + " " + std::string(paper.form->title.in(language)));
  return texts;
}

}  // namespace

std::vector<store::NoticeRow> notices_of_last(const KeptDossier& kept,
                                              std::span<const notice::Reader> all,
                                              std::string_view origin, std::string_view moment) {
  ensure(!kept.events.empty(), "an event is told of");
  const dossier::Event& event = kept.events.back();
  const auto readers = notice::readers_of(event, all);
  if (readers.empty()) return {};
  const auto papers = forms::papers_of({kept.events, kept.bindings});
  const std::string& number = kept.state.number;
  const std::int64_t place = std::ssize(kept.events);
  std::vector<store::NoticeRow> rows;
  for (const notice::Reader& reader : readers) {
    const auto made =
        notice::compose({kept.state, event, kept.terms,
                         papers_of_event(papers, kept.events.size() - 1, reader.language)},
                        reader);
    rows.push_back({.id = identity_of(origin, number, place, reader.account),
                    .dossier = number,
                    .event = place,
                    .account = reader.account,
                    .language = reader.language == Language::japanese ? "ja" : "en",
                    .subject = made.subject,
                    .body = made.body,
                    .state = "waiting",
                    .attempts = 0,
                    .due = std::string(moment),
                    .reason = {},
                    .changed = std::string(moment)});
  }
  return rows;
}

}  // namespace renga::service
