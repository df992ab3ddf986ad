#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "masters/errors.def"
#include "base/codes.inc"
