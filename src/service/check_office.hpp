#pragma once

#include "service/desk.hpp"
#include "service/jobs.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace renga::service {

/// What the check before publication is asked for: a declaration and files that were sent.
struct CheckWish {
  std::string declaration;
  struct File {
    std::string sha256;
    std::string name;  ///< as the declaration says it
  };
  std::vector<File> files;
};

/// Begins a check as a job and hands back its id; its result is what `renga check --json` says,
/// with the tables to draw it on. file_unknown, declaration_leads_out.
Result<std::string> begin_check(Desk& desk, const Account& who, const std::string& number,
                                const CheckWish& wish, Language language);

/// A declaration for a file that was sent, as a proposal.
Result<std::string> propose_declaration(Desk& desk, const Account& who, const std::string& number,
                                        const CheckWish::File& file, std::string_view rulebook,
                                        Language language);

/// What a reviewer said of a publication; nothing of it is there where the caller does not see it.
struct PublicationJudgement {
  std::string actor;
  bool approved = false;
  std::string reason;
  Date day;
};
struct PublicationNote {
  std::string key;
  dossier::Stage stage;
  std::string outputs;  ///< digest
  std::string verdict;
  std::optional<PublicationJudgement> first;
  std::optional<PublicationJudgement> second;
};
/// The requests of a dossier. Who could be the second reviewer sees nothing of the first one's
/// judgement before the own (PUB-33).
Result<std::vector<PublicationNote>> publications(Desk& desk, const Account& who,
                                                  const std::string& number);

/// Whether what an event says is kept from the caller for now: the first reviewer's judgement.
bool is_withheld(const SeenDossier& seen, const dossier::Event& event, const Account& who);

}  // namespace renga::service
