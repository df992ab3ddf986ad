#pragma once

// The one header of this room: words that every other room speaks. See README.md.

#include "base/approval.hpp"
#include "base/assertion.hpp"
#include "base/calendar.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/language.hpp"
#include "base/personal.hpp"
#include "base/progress.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "base/settings.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
