-- Accounts, what lets them in, and what the portal keeps for them. A name, an organisation and an
-- address are values of persons; passwords are digests, secrets are sealed, tokens are marks.

-- name: schema_accounts
CREATE TABLE account (
  account {{text}} PRIMARY KEY,
  name {{text}} NOT NULL,
  organisation {{text}} NOT NULL,
  mail {{text}} NOT NULL,
  roles {{text}} NOT NULL,
  databases {{text}} NOT NULL,
  administrator BIGINT NOT NULL,
  state {{text}} NOT NULL CHECK (state IN ('invited', 'active', 'closed')),
  language {{text}} NOT NULL,
  password {{text}},
  password_due {{text}},
  secret {{text}},
  next_secret {{text}},
  last_step BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  failed_at BIGINT NOT NULL,
  last_sign_in {{text}},
  version BIGINT NOT NULL
);

CREATE TABLE recovery_code (
  account {{text}} NOT NULL REFERENCES account (account),
  mark {{text}} NOT NULL,
  PRIMARY KEY (account, mark)
);

CREATE TABLE invitation (
  mark {{text}} PRIMARY KEY,
  account {{text}} NOT NULL REFERENCES account (account),
  expires BIGINT NOT NULL,
  is_reset BIGINT NOT NULL,
  password {{text}},
  password_due {{text}},
  secret {{text}}
);

CREATE INDEX invitation_of_account ON invitation (account);

CREATE TABLE portal_session (
  mark {{text}} PRIMARY KEY,
  id {{text}} NOT NULL UNIQUE,
  account {{text}} NOT NULL REFERENCES account (account),
  began BIGINT NOT NULL,
  seen BIGINT NOT NULL,
  second_factor BIGINT NOT NULL,
  locked BIGINT NOT NULL,
  agent {{text}} NOT NULL,
  address {{text}} NOT NULL
);

CREATE INDEX portal_session_of_account ON portal_session (account);

CREATE TABLE sign_in (
  number BIGINT PRIMARY KEY,
  time_utc {{text}} NOT NULL,
  account {{text}} NOT NULL,
  step {{text}} NOT NULL,
  outcome {{text}} NOT NULL,
  address {{text}} NOT NULL
);

CREATE INDEX sign_in_of_account ON sign_in (account, number);

CREATE TABLE password_reset (
  number BIGINT PRIMARY KEY,
  time_utc {{text}} NOT NULL,
  account {{text}} NOT NULL REFERENCES account (account),
  done_by {{text}} NOT NULL,
  identity_checked {{text}} NOT NULL
)

-- name: schema_answers
CREATE TABLE answered (
  account {{text}} NOT NULL,
  key {{text}} NOT NULL,
  asked {{text}} NOT NULL,
  status BIGINT NOT NULL,
  answer {{text}} NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (account, key)
);

CREATE INDEX answered_at ON answered (at)

-- name: schema_passkeys
CREATE TABLE passkey (
  id {{text}} PRIMARY KEY,
  account {{text}} NOT NULL REFERENCES account (account),
  name {{text}} NOT NULL,
  place {{text}} NOT NULL,
  algorithm BIGINT NOT NULL,
  public_key {{text}} NOT NULL,
  counter BIGINT NOT NULL,
  made_utc {{text}} NOT NULL,
  used_utc {{text}}
);

CREATE INDEX passkey_of_account ON passkey (account)
