-- Accounts and what lets them in.

-- name: account_columns
SELECT account, name, organisation, mail, roles, databases, administrator, state, language, password, password_due, secret, next_secret, last_step, failures, failed_at, last_sign_in, version,
  (SELECT COUNT(*) FROM recovery_code WHERE recovery_code.account = account.account) AS codes_left
FROM account ORDER BY account

-- name: account_versions
SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) AS versions FROM account

-- name: account_of
SELECT account, name, organisation, mail, roles, databases, administrator, state, language, password, password_due, secret, next_secret, last_step, failures, failed_at, last_sign_in, version,
  (SELECT COUNT(*) FROM recovery_code WHERE recovery_code.account = account.account) AS codes_left
FROM account WHERE account = $account

-- name: account_add
INSERT INTO account (account, name, organisation, mail, roles, databases, administrator, state, language, last_step, failures, failed_at, version)
VALUES ($account, $name, $organisation, $mail, $roles, $databases, $administrator, $state, $language, 0, 0, 0, 1)

-- name: account_change
UPDATE account SET name = $name, organisation = $organisation, mail = $mail, roles = $roles, databases = $databases, administrator = $administrator, state = $state, language = $language, version = version + 1
WHERE account = $account

-- name: account_let_in
UPDATE account SET password = $password, password_due = $password_due, secret = $secret, next_secret = NULL, state = 'active', failures = 0, version = version + 1
WHERE account = $account

-- name: account_password
UPDATE account SET password = $password, password_due = $password_due, version = version + 1 WHERE account = $account

-- name: account_forget_password
UPDATE account SET password = NULL, secret = NULL, next_secret = NULL, state = 'invited', version = version + 1 WHERE account = $account

-- name: account_next_secret
UPDATE account SET next_secret = $secret WHERE account = $account

-- name: account_take_secret
UPDATE account SET secret = next_secret, next_secret = NULL, last_step = $step WHERE account = $account AND next_secret IS NOT NULL

-- name: account_failures
UPDATE account SET failures = $failures, failed_at = $at WHERE account = $account

-- name: account_step
UPDATE account SET last_step = $step WHERE account = $account AND last_step < $step

-- name: account_signed_in
UPDATE account SET failures = 0, last_sign_in = $time_utc WHERE account = $account

-- name: recovery_code_add
INSERT INTO recovery_code (account, mark) VALUES ($account, $mark)

-- name: recovery_code_use
DELETE FROM recovery_code WHERE account = $account AND mark = $mark

-- name: recovery_codes_drop
DELETE FROM recovery_code WHERE account = $account

-- name: passkey_add
INSERT INTO passkey (id, account, name, place, algorithm, public_key, counter, made_utc)
VALUES ($id, $account, $name, $place, $algorithm, $public_key, $counter, $made_utc)

-- name: passkey_of
SELECT id, account, name, place, algorithm, public_key, counter, made_utc, used_utc FROM passkey WHERE id = $id

-- name: passkeys_of
SELECT id, account, name, place, algorithm, public_key, counter, made_utc, used_utc FROM passkey WHERE account = $account ORDER BY made_utc, id

-- name: passkey_used
UPDATE passkey SET counter = $counter, used_utc = $used_utc WHERE id = $id AND counter = $last_counter

-- name: passkey_drop
DELETE FROM passkey WHERE id = $id AND account = $account

-- name: passkeys_drop
DELETE FROM passkey WHERE account = $account

-- name: invitation_add
INSERT INTO invitation (mark, account, expires, is_reset) VALUES ($mark, $account, $expires, $is_reset)

-- name: invitation_of
SELECT mark, account, expires, is_reset, password, password_due, secret FROM invitation WHERE mark = $mark

-- name: invitation_accept
UPDATE invitation SET password = $password, password_due = $password_due, secret = $secret WHERE mark = $mark

-- name: invitations_drop
DELETE FROM invitation WHERE account = $account

-- name: session_add
INSERT INTO portal_session (mark, id, account, began, seen, second_factor, locked, agent, address)
VALUES ($mark, $id, $account, $began, $seen, $second_factor, 0, $agent, $address)

-- name: session_of
SELECT mark, id, account, began, seen, second_factor, locked, agent, address FROM portal_session WHERE mark = $mark

-- name: sessions_of
SELECT mark, id, account, began, seen, second_factor, locked, agent, address FROM portal_session WHERE account = $account ORDER BY began, id

-- name: session_seen
UPDATE portal_session SET seen = $seen, locked = $locked WHERE mark = $mark

-- name: session_drop
DELETE FROM portal_session WHERE mark = $mark

-- name: sessions_drop
DELETE FROM portal_session WHERE account = $account AND mark <> $but

-- name: sessions_sweep
DELETE FROM portal_session WHERE began < $before

-- name: sign_in_add
INSERT INTO sign_in (number, time_utc, account, step, outcome, address)
SELECT COALESCE(MAX(number), 0) + 1, $time_utc, $account, $step, $outcome, $address FROM sign_in

-- name: sign_ins
SELECT number, time_utc, account, step, outcome, address FROM sign_in ORDER BY number DESC LIMIT 200

-- name: sign_ins_of
SELECT number, time_utc, account, step, outcome, address FROM sign_in WHERE account = $account ORDER BY number DESC LIMIT 200

-- name: password_reset_add
INSERT INTO password_reset (number, time_utc, account, done_by, identity_checked)
SELECT COALESCE(MAX(number), 0) + 1, $time_utc, $account, $done_by, $identity_checked FROM password_reset

-- name: password_resets
SELECT time_utc, account, done_by, identity_checked FROM password_reset ORDER BY number

-- name: answered_of
SELECT asked, status, answer, at FROM answered WHERE account = $account AND key = $key

-- name: answered_add
INSERT INTO answered (account, key, asked, status, answer, at) VALUES ($account, $key, $asked, $status, $answer, $at)

-- name: answered_sweep
DELETE FROM answered WHERE at < $before
