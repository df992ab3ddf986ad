-- What the portal keeps of a dossier beside its events.

-- name: schema_papers
CREATE TABLE section_draft (
  dossier {{text}} NOT NULL,
  section {{text}} NOT NULL,
  content {{text}} NOT NULL,
  version BIGINT NOT NULL,
  account {{text}} NOT NULL,
  time_utc {{text}} NOT NULL,
  PRIMARY KEY (dossier, section)
);

CREATE TABLE section_version (
  dossier {{text}} NOT NULL,
  section {{text}} NOT NULL,
  version BIGINT NOT NULL,
  content {{text}} NOT NULL,
  sha256 {{text}} NOT NULL,
  account {{text}} NOT NULL,
  day {{text}} NOT NULL,
  PRIMARY KEY (dossier, section, version)
);

CREATE TABLE message (
  number BIGINT PRIMARY KEY,
  dossier {{text}} NOT NULL,
  account {{text}} NOT NULL,
  sent_to {{text}} NOT NULL,
  content {{text}} NOT NULL,
  time_utc {{text}} NOT NULL
);

CREATE INDEX message_of_dossier ON message (dossier, number);

CREATE TABLE upload (
  dossier {{text}} NOT NULL,
  sha256 {{text}} NOT NULL,
  name {{text}} NOT NULL,
  bytes BIGINT NOT NULL,
  purpose {{text}} NOT NULL,
  account {{text}} NOT NULL,
  time_utc {{text}} NOT NULL,
  PRIMARY KEY (dossier, sha256)
);

CREATE TABLE criterion_mark (
  dossier {{text}} NOT NULL,
  track {{text}} NOT NULL,
  key {{text}} NOT NULL,
  account {{text}} NOT NULL,
  criterion {{text}} NOT NULL,
  mark {{text}} NOT NULL,
  comment {{text}} NOT NULL,
  PRIMARY KEY (dossier, track, key, account, criterion)
)

-- name: schema_inbox
CREATE TABLE notice_read (
  account {{text}} NOT NULL,
  notice {{text}} NOT NULL,
  time_utc {{text}} NOT NULL,
  PRIMARY KEY (account, notice)
)
