#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "ledger/errors.def"
#include "base/codes.inc"
