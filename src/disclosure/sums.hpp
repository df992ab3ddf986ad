#pragma once

#include "disclosure/judge.hpp"

namespace renga::disclosure {

/// Says for findings of a hidden number how a reader gets it (Finding::from): the cells of one line
/// along a declared total that are all printed, or whose numbers earlier findings told. Nothing is
/// said where no single line gives the number.
void explain_sums(Judgement& judgement, const Release& release);

}  // namespace renga::disclosure
