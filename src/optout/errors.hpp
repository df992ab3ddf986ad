#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "optout/errors.def"
#include "base/codes.inc"
