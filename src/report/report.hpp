#pragma once

// The one header of this room: plain data in, one self-contained HTML page out. See README.md.

#include "report/content.hpp"
#include "report/format.hpp"
#include "report/marked.hpp"
#include "report/page.hpp"
#include "report/pictures.hpp"
#include "report/wording.hpp"
