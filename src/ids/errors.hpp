#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "ids/errors.def"
#include "base/codes.inc"
