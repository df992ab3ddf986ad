#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "crypto/errors.def"
#include "base/codes.inc"
