#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "publication/errors.def"
#include "base/codes.inc"
