#pragma once

// The one header of this room: the rules of the guidelines as values. See README.md.

#include "rulebook/publication_rules.hpp"
#include "rulebook/rule.hpp"
#include "rulebook/storing_periods.hpp"
