#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "package/errors.def"
#include "base/codes.inc"
