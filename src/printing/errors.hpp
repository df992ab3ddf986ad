#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "printing/errors.def"
#include "base/codes.inc"
