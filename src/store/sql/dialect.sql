-- What SQLite and PostgreSQL say differently.

-- name: begin_write_sqlite
BEGIN IMMEDIATE

-- name: begin_write_postgresql
BEGIN ISOLATION LEVEL READ COMMITTED

-- name: begin_read_sqlite
BEGIN

-- name: begin_read_postgresql
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY

-- name: commit
COMMIT

-- name: rollback
ROLLBACK

-- name: lock_schema_sqlite
SELECT 1

-- name: lock_schema_postgresql
SELECT pg_advisory_xact_lock(738202520)

-- name: tables_sqlite
SELECT name AS name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name

-- name: tables_postgresql
SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY name

-- name: forget_sqlite
PRAGMA wal_checkpoint(TRUNCATE)

-- name: forget_postgresql
VACUUM ledger_value

-- name: sqlite_write_ahead
PRAGMA journal_mode = WAL

-- name: sqlite_durable
PRAGMA synchronous = FULL

-- name: sqlite_references
PRAGMA foreign_keys = ON

-- name: sqlite_overwrite
PRAGMA secure_delete = ON

-- name: postgresql_quiet
SET client_min_messages = warning

-- name: postgresql_patience
SET lock_timeout = '10s'

-- name: sqlite_copy
VACUUM INTO $file
