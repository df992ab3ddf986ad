#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "portal/errors.def"
#include "base/codes.inc"
