-- What lists show of a dossier; all of it follows from the ledger.

-- name: dossier_put
INSERT INTO dossier (number, title, applicant_kind, provision_kind, databases, rulebooks, stage,
  contact, submitted, approved, over, stopped, use_from, use_until, opened_on, changed_on, events)
VALUES ($number, $title, $applicant_kind, $provision_kind, $databases, $rulebooks, $stage,
  $contact, $submitted, $approved, $over, $stopped, $use_from, $use_until, $opened_on, $changed_on,
  $events)
ON CONFLICT (number) DO UPDATE SET
  title = excluded.title, applicant_kind = excluded.applicant_kind,
  provision_kind = excluded.provision_kind, databases = excluded.databases,
  rulebooks = excluded.rulebooks, stage = excluded.stage, contact = excluded.contact,
  submitted = excluded.submitted, approved = excluded.approved, over = excluded.over,
  stopped = excluded.stopped, use_from = excluded.use_from, use_until = excluded.use_until,
  opened_on = excluded.opened_on, changed_on = excluded.changed_on, events = excluded.events

-- name: dossier_row
SELECT number, title, applicant_kind, provision_kind, databases, rulebooks, stage, contact,
  submitted, approved, over, stopped, use_from, use_until, opened_on, changed_on, events
FROM dossier WHERE number = $number

-- name: dossier_rows
SELECT number, title, applicant_kind, provision_kind, databases, rulebooks, stage, contact,
  submitted, approved, over, stopped, use_from, use_until, opened_on, changed_on, events
FROM dossier ORDER BY number

-- name: dossier_drop
DELETE FROM dossier

-- name: thread_put
INSERT INTO dossier_thread (dossier, track, key, stage, since)
VALUES ($dossier, $track, $key, $stage, $since)
ON CONFLICT (dossier, track, key) DO UPDATE SET stage = excluded.stage, since = excluded.since

-- name: thread_gone
DELETE FROM dossier_thread WHERE dossier = $dossier AND track = $track AND key = $key

-- name: thread_rows
SELECT track, key, stage, since FROM dossier_thread WHERE dossier = $dossier ORDER BY track, key

-- name: thread_drop
DELETE FROM dossier_thread

-- name: handler_put
INSERT INTO dossier_handler (dossier, account, pledged, removed)
VALUES ($dossier, $account, $pledged, $removed)
ON CONFLICT (dossier, account) DO UPDATE SET pledged = excluded.pledged, removed = excluded.removed

-- name: handler_gone
DELETE FROM dossier_handler WHERE dossier = $dossier AND account = $account

-- name: handler_rows
SELECT account, pledged, removed FROM dossier_handler WHERE dossier = $dossier ORDER BY account

-- name: handler_drop
DELETE FROM dossier_handler

-- name: ban_put
INSERT INTO dossier_ban (dossier, key, account, until) VALUES ($dossier, $key, $account, $until)
ON CONFLICT (dossier, key, account) DO UPDATE SET until = excluded.until

-- name: ban_gone
DELETE FROM dossier_ban WHERE dossier = $dossier AND key = $key AND account = $account

-- name: ban_rows
SELECT key, account, until FROM dossier_ban WHERE dossier = $dossier ORDER BY key, account

-- name: ban_drop
DELETE FROM dossier_ban

-- name: busy_dossiers
SELECT number, contact FROM dossier WHERE submitted = 1 AND over = 0

-- name: busy_handlers
SELECT dossier_handler.dossier, dossier_handler.account
FROM dossier_handler JOIN dossier ON dossier.number = dossier_handler.dossier
WHERE dossier.submitted = 1 AND dossier.over = 0 AND dossier_handler.removed = 0
ORDER BY dossier_handler.dossier, dossier_handler.account

-- name: bans_of_all
SELECT dossier, key, account, until FROM dossier_ban ORDER BY dossier, key, account

-- name: deadline_put
INSERT INTO dossier_deadline (dossier, what, key, day) VALUES ($dossier, $what, $key, $day)
ON CONFLICT (dossier, what, key) DO UPDATE SET day = excluded.day

-- name: deadline_gone
DELETE FROM dossier_deadline WHERE dossier = $dossier AND what = $what AND key = $key

-- name: deadline_rows
SELECT what, key, day FROM dossier_deadline WHERE dossier = $dossier ORDER BY what, key

-- name: deadline_drop
DELETE FROM dossier_deadline

-- name: deadlines_until
SELECT dossier, what, key, day FROM dossier_deadline WHERE day <= $day
ORDER BY day, dossier, what, key
