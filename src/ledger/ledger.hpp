#pragma once

// The one header of this room: a tamper-evident record of what happened (docs/spec/ledger.md).

#include "ledger/checkpoint.hpp"
#include "ledger/entry.hpp"
#include "ledger/lines.hpp"
#include "ledger/note.hpp"
#include "ledger/tree.hpp"
#include "ledger/verification.hpp"
