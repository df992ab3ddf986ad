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

struct Heading {
  std::string id;
  std::string dossier;
  std::int64_t event = 0;  ///< 0: of no event
};

store::NoticeRow row_of(Heading heading, const notice::Notice& made, std::string_view moment) {
  return {.id = std::move(heading.id),
          .dossier = std::move(heading.dossier),
          .event = heading.event,
          .account = made.account,
          .language = made.language == Language::japanese ? "ja" : "en",
          .subject = made.subject,
          .body = made.body,
          .state = "waiting",
          .attempts = 0,
          .due = std::string(moment),
          .reason = {},
          .changed = std::string(moment)};
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
    rows.push_back(
        row_of({identity_of(origin, number, place, reader.account), number, place}, made, moment));
  }
  return rows;
}

std::vector<store::NoticeRow> notices_of_due(const KeptDossier& kept,
                                             const dossier::Reminder& reminder, Date today,
                                             std::span<const notice::Reader> all,
                                             std::string_view origin, std::string_view moment) {
  const dossier::Due& due = reminder.due;
  const std::string& number = kept.state.number;
  std::vector<store::NoticeRow> rows;
  for (const notice::Reader& reader : all) {
    if (!reminder.to.meets(reader.roles)) continue;
    const std::string about = fmt::format("{}\n{}\n{}\n{}\n{}\n{}", number, due.rule, due.key,
                                          due.command, to_iso(due.by), to_iso(today));
    rows.push_back(row_of({identity_of(origin, about, 0, reader.account), number, 0},
                          notice::remind({kept.state, reminder, today}, reader), moment));
  }
  return rows;
}

}  // namespace renga::service
