#pragma once

#include "dossier/dossier.hpp"
#include "notice/mail.hpp"

#include <span>
#include <string>
#include <vector>

namespace renga::notice {

/// Somebody who may be told: an account with its roles in the dossier.
struct Reader {
  std::string account;
  dossier::Roles roles;
  Language language = Language::japanese;
};

/// What a notice is about: an event, the dossier after it with the values that bind it, and the
/// papers that it made.
struct News {
  const dossier::Dossier& dossier;
  const dossier::Event& event;
  const dossier::Terms& terms;
  std::vector<std::string> papers = {};  ///< 令和8年度第12号 承諾通知書
};

/// A notice to one account. It holds no name, no address, no title of a research: mail is open to
/// whoever carries it (NTC-3).
struct Notice {
  std::string account;
  Language language = Language::japanese;
  std::string subject;
  std::string body;
};

/// Who is told of an event: the roles of the command's row, without the one who gave the command;
/// of a consultation only the party that it is about (NTC-1).
std::vector<Reader> readers_of(const dossier::Event& event, std::span<const Reader> all);

/// The notice to one reader, with what the reader can do next (NTC-2).
Notice compose(const News& news, const Reader& reader);

/// A deadline of a dossier that is to be said on a day (DOS-33).
struct DueNews {
  const dossier::Dossier& dossier;
  const dossier::Reminder& reminder;
  Date today;
};

/// The reminder to one reader (NTC-13).
Notice remind(const DueNews& news, const Reader& reader);

/// Several notices to one account as one (NTC-9).
Notice digest_of(std::span<const Notice> notices);

}  // namespace renga::notice
