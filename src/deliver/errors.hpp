#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "deliver/errors.def"
#include "base/codes.inc"
