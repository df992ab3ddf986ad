-- The tables, one statement each migration; migrations.cpp says in which order. What has been
-- released is never changed: a later migration changes the table.
-- Columns are {{text}} or BIGINT, nothing else. Within a migration, statements end with `;` and an
-- empty line.

-- name: schema_migrations
CREATE TABLE schema_migration (
  place BIGINT PRIMARY KEY,
  name {{text}} NOT NULL UNIQUE,
  made_by {{text}} NOT NULL
)

-- name: schema_ledger
CREATE TABLE ledger_head (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  origin {{text}} NOT NULL,
  entries BIGINT NOT NULL,
  last_digest {{text}} NOT NULL,
  time_utc {{text}} NOT NULL
);

CREATE TABLE ledger_entry (
  number BIGINT PRIMARY KEY,
  subject {{text}} NOT NULL,
  line {{text}} NOT NULL
);

CREATE INDEX ledger_entry_of_subject ON ledger_entry (subject, number);

CREATE TABLE ledger_value (
  entry BIGINT NOT NULL REFERENCES ledger_entry (number),
  name {{text}} NOT NULL,
  salt {{text}},
  value {{text}},
  erased_by BIGINT REFERENCES ledger_entry (number),
  PRIMARY KEY (entry, name),
  CHECK ((erased_by IS NULL) = (salt IS NOT NULL)),
  CHECK ((salt IS NULL) = (value IS NULL))
);

-- name: schema_ledger_guard_sqlite
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;

CREATE TRIGGER ledger_entry_remains BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;

-- name: schema_ledger_guard_postgresql
CREATE FUNCTION ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''a ledger only grows''; END';

CREATE TRIGGER ledger_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows();

-- name: schema_dossiers
CREATE TABLE dossier (
  number {{text}} PRIMARY KEY,
  title {{text}} NOT NULL,
  applicant_kind {{text}} NOT NULL,
  provision_kind {{text}} NOT NULL,
  databases {{text}} NOT NULL,
  rulebooks {{text}} NOT NULL,
  stage {{text}} NOT NULL,
  contact {{text}} NOT NULL,
  submitted BIGINT NOT NULL,
  approved BIGINT NOT NULL,
  over BIGINT NOT NULL,
  stopped BIGINT NOT NULL,
  use_from {{text}},
  use_until {{text}},
  opened_on {{text}} NOT NULL,
  changed_on {{text}} NOT NULL,
  events BIGINT NOT NULL
);

CREATE INDEX dossier_of_contact ON dossier (contact) WHERE submitted = 1 AND over = 0;

CREATE TABLE dossier_thread (
  dossier {{text}} NOT NULL REFERENCES dossier (number),
  track {{text}} NOT NULL,
  key {{text}} NOT NULL,
  stage {{text}} NOT NULL,
  since {{text}},
  PRIMARY KEY (dossier, track, key)
);

CREATE INDEX dossier_thread_at_stage ON dossier_thread (track, stage);

CREATE TABLE dossier_handler (
  dossier {{text}} NOT NULL REFERENCES dossier (number),
  account {{text}} NOT NULL,
  pledged BIGINT NOT NULL,
  removed BIGINT NOT NULL,
  PRIMARY KEY (dossier, account)
);

CREATE INDEX dossier_handler_account ON dossier_handler (account);

CREATE TABLE dossier_ban (
  dossier {{text}} NOT NULL REFERENCES dossier (number),
  key {{text}} NOT NULL,
  account {{text}} NOT NULL,
  until {{text}},
  PRIMARY KEY (dossier, key, account)
);

CREATE TABLE dossier_deadline (
  dossier {{text}} NOT NULL REFERENCES dossier (number),
  what {{text}} NOT NULL,
  key {{text}} NOT NULL,
  day {{text}} NOT NULL,
  PRIMARY KEY (dossier, what, key)
);

CREATE INDEX dossier_deadline_day ON dossier_deadline (day);

-- name: migrations_there
SELECT place, name, made_by FROM schema_migration ORDER BY place

-- name: migration_done
INSERT INTO schema_migration (place, name, made_by) VALUES ($place, $name, $made_by)
