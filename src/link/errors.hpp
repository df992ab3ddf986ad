#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "link/errors.def"
#include "base/codes.inc"
