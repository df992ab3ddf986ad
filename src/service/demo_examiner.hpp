#pragma once

#include "base/base.hpp"
#include "crypto/crypto.hpp"
#include "engine/engine.hpp"
#include "service/demo_folders.hpp"

namespace renga::service {

/// Writes the truth about the provision IDs, which only the generator of the synthetic world knows:
/// CSV `database,id4,id5,person,causes`, a row for each record: the IDs that the applicant got, the
/// true person, and why the record may not link (SYN, causes.csv), separated by `;`.
Done write_truth(const DemoFolders& folders, const crypto::KeyRing& fund, std::string_view dossier,
                 const engine::Limits& limits);

/// Writes the applicant's table for publication: patients by age class and sex, with totals.
Done write_publication_table(const DemoFolders& folders, const std::filesystem::path& csv,
                             const engine::Limits& limits);

}  // namespace renga::service
