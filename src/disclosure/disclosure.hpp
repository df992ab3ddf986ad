#pragma once

// The one header of this room: tables that are to be published, what the rules say of them, and how
// they are protected. See README.md.

#include "disclosure/ages.hpp"
#include "disclosure/alternatives.hpp"
#include "disclosure/audit.hpp"
#include "disclosure/certificate.hpp"
#include "disclosure/exceptions.hpp"
#include "disclosure/judge.hpp"
#include "disclosure/minima.hpp"
#include "disclosure/places.hpp"
#include "disclosure/protect.hpp"
#include "disclosure/reading.hpp"
#include "disclosure/recoverable.hpp"
#include "disclosure/rule_titles.hpp"
#include "disclosure/second_look.hpp"
#include "disclosure/sums.hpp"
#include "disclosure/tables.hpp"
