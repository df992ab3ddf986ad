#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "factors/errors.def"
#include "base/codes.inc"
