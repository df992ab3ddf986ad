#pragma once

#include "base/base.hpp"

#define RENGA_ERRORS "ingest/errors.def"
#include "base/codes.inc"
