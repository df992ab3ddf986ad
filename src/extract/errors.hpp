#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "extract/errors.def"
#include "base/codes.inc"
