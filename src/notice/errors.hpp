#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "notice/errors.def"
#include "base/codes.inc"
