#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "service/errors.def"
#include "base/codes.inc"
