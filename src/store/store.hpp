#pragma once

// The one header of this room: what is kept of dossiers, in SQLite or PostgreSQL
// (docs/spec/store.md).

#include "store/account_store.hpp"
#include "store/address.hpp"
#include "store/database.hpp"
#include "store/dossier_store.hpp"
#include "store/ledger_store.hpp"
#include "store/migrations.hpp"
#include "store/paper_store.hpp"
#include "store/statement.hpp"
