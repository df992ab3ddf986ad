#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "erase/errors.def"
#include "base/codes.inc"
