#pragma once

// The one header of this room: the rules of the guidelines as values. See README.md.

#include "rulebook/binding.hpp"
#include "rulebook/diff.hpp"
#include "rulebook/entry.hpp"
#include "rulebook/impact.hpp"
#include "rulebook/kinds.hpp"
#include "rulebook/publication_rules.hpp"
#include "rulebook/rule.hpp"
#include "rulebook/storing_periods.hpp"
#include "rulebook/tables.hpp"
