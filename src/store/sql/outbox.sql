-- The outbox: notices that wait, were sent, or were given up.

-- name: notice_put
INSERT INTO outbox_notice (id, dossier, event, account, language, subject, body, state, attempts,
  due, reason, changed)
VALUES ($id, $dossier, $event, $account, $language, $subject, $body, $state, $attempts, $due,
  $reason, $changed)
ON CONFLICT (id) DO NOTHING

-- name: notice_moved
UPDATE outbox_notice SET state = $state, attempts = $attempts, due = $due, reason = $reason,
  changed = $changed
WHERE id = $id

-- name: notice_rows
SELECT id, dossier, event, account, language, subject, body, state, attempts, due, reason, changed
FROM outbox_notice ORDER BY dossier, event, account

-- name: notice_rows_due
SELECT id, dossier, event, account, language, subject, body, state, attempts, due, reason, changed
FROM outbox_notice WHERE state = 'waiting' AND due <= $moment ORDER BY dossier, event, account

-- name: notice_retry
UPDATE outbox_notice SET state = 'waiting', attempts = 0, due = $moment, changed = $changed
WHERE state = 'given_up'
