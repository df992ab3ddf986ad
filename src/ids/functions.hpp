#pragma once

#include "engine/engine.hpp"
#include "ids/id_keys.hpp"
#include "ids/insured_number.hpp"
#include "ids/kana.hpp"

namespace renga::ids {

// What the statements of this room call to get from identifiers to root IDs. IDs travel as
// hexadecimal text; a missing argument counts as empty text.

/// What two writings of one number have in common, whichever member of the family it names: the
/// column number_key of the statements.
Personal<std::string> number_key(const Personal<InsuredNumber>& number);

/// renga_birth_date(text) → YYYY-MM-DD; renga_number_key(insurer, symbol, number, branch), NULL
/// where one of the four breaks IDP-13; renga_branch(branch); renga_wrong_check_digits(number_key)
/// → 0 or 1.
Done define_normalisation(engine::Engine& engine);

/// renga_id4_validity(kana, birth_date, sex) and renga_root_id4(kana, birth_date, sex).
Done define_root_id4(engine::Engine& engine, const crypto::Key& root_key,
                     Normalisation normalisation);
/// renga_root_spelling, renga_root_head and renga_root_tail, each of (kana, birth_date, sex): the
/// roots of the look-alike keys (IDP-74).
Done define_root_look_alikes(engine::Engine& engine, const crypto::Key& root_key,
                             Normalisation normalisation);
/// renga_root_id5(insurer, symbol, number, branch, valid_from).
Done define_root_id5(engine::Engine& engine, const crypto::Key& root_key);

}  // namespace renga::ids
