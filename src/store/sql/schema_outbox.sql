-- What is told to whom, and how far it got (docs/spec/notices.md).

-- name: schema_outbox
CREATE TABLE outbox_notice (
  id {{text}} PRIMARY KEY,
  dossier {{text}} NOT NULL,
  event BIGINT NOT NULL,
  account {{text}} NOT NULL,
  language {{text}} NOT NULL,
  subject {{text}} NOT NULL,
  body {{text}} NOT NULL,
  state {{text}} NOT NULL,
  attempts BIGINT NOT NULL,
  due {{text}} NOT NULL,
  reason {{text}} NOT NULL,
  changed {{text}} NOT NULL
);

CREATE INDEX outbox_notice_due ON outbox_notice (state, due);

CREATE TABLE outbox_mark (
  dossier {{text}} PRIMARY KEY,
  events BIGINT NOT NULL
)

-- name: schema_outbox_mark_gone
DROP TABLE outbox_mark
