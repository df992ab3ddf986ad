#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "store/errors.def"
#include "base/codes.inc"
