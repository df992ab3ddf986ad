#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "anonymize/errors.def"
#include "base/codes.inc"
