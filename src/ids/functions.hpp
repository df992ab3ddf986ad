#pragma once

#include "engine/engine.hpp"
#include "ids/id_keys.hpp"
#include "ids/insured_number.hpp"
#include "ids/kana.hpp"

namespace renga::ids {

// The functions that the statements of this room call. IDs travel as hexadecimal text, a missing or
// unreadable argument gives NULL.

/// What two writings of one number have in common, whichever member of the family it names: the
/// column number_key of the statements.
Personal<std::string> number_key(const Personal<InsuredNumber>& number);

/// renga_birth_date(text) → YYYY-MM-DD; renga_number_key(insurer, symbol, number, branch) and
/// renga_branch(insurer, symbol, number, branch); renga_wrong_check_digits(number_key) → 0 or 1.
Done define_normalisation(engine::Engine& engine);

/// renga_id4_validity(kana, birth_date, sex) and renga_root_id4(kana, birth_date, sex).
Done define_root_id4(engine::Engine& engine, const crypto::SecretKey& root_key,
                     Normalisation normalisation);
/// renga_root_id5(insurer, symbol, number, branch, valid_from).
Done define_root_id5(engine::Engine& engine, const crypto::SecretKey& root_key);

// One road's last step, renga_next_id(id): each of these defines it anew in an engine of its own.

/// R → S.
Done define_storing(engine::Engine& engine, const crypto::SecretKey& database_key);
/// R → X.
Done define_processing(engine::Engine& engine, const crypto::SecretKey& processing_key);
/// X → P.
Done define_provision(engine::Engine& engine, const crypto::SecretKey& user_key);
/// S → R → X → P.
Done define_issuing(engine::Engine& engine, const crypto::SecretKey& database_key,
                    const crypto::SecretKey& processing_key, const crypto::SecretKey& user_key);
/// The ID as it is.
Done define_keeping(engine::Engine& engine);

}  // namespace renga::ids
