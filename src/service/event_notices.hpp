#pragma once

#include "notice/notice.hpp"
#include "service/kept_dossier.hpp"
#include "store/store.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace renga::service {

/// What the last event of a dossier tells to whom, as rows of the outbox (NTC-1 to NTC-4). `all`
/// are the accounts that may be told, with their roles in the dossier.
std::vector<store::NoticeRow> notices_of_last(const KeptDossier& kept,
                                              std::span<const notice::Reader> all,
                                              std::string_view origin, std::string_view moment);

/// What is said of one deadline on a day to those who see the dossier and act or watch, as rows of
/// the outbox (NTC-13).
std::vector<store::NoticeRow> notices_of_due(const KeptDossier& kept,
                                             const dossier::Reminder& reminder, Date today,
                                             std::span<const notice::Reader> all,
                                             std::string_view origin, std::string_view moment);

}  // namespace renga::service
