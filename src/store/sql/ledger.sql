-- The ledger: its lines, its head, and the values of persons that its lines commit to.

-- name: ledger_begin
INSERT INTO ledger_head (id, origin, entries, last_digest, time_utc)
VALUES (1, $origin, $entries, $last_digest, $time_utc)
ON CONFLICT (id) DO NOTHING

-- name: ledger_head
SELECT origin, entries, last_digest, time_utc FROM ledger_head WHERE id = 1

-- name: ledger_head_taken
SELECT origin, entries, last_digest, time_utc FROM ledger_head WHERE id = 1 {{for_update}}

-- name: ledger_head_moved
UPDATE ledger_head SET entries = $entries, last_digest = $last_digest, time_utc = $time_utc
WHERE id = 1 AND entries = $before

-- name: ledger_append
INSERT INTO ledger_entry (number, subject, line) VALUES ($number, $subject, $line)

-- name: ledger_lines
SELECT number, subject, line FROM ledger_entry WHERE number >= $from ORDER BY number LIMIT 10000

-- name: ledger_latest
SELECT number, subject, line FROM ledger_entry WHERE line LIKE $pattern ORDER BY number DESC LIMIT $limit OFFSET $from

-- name: ledger_latest_of_subject
SELECT number, subject, line FROM ledger_entry WHERE subject = $subject AND line LIKE $pattern ORDER BY number DESC LIMIT $limit OFFSET $from

-- name: ledger_count
SELECT COUNT(*) AS lines FROM ledger_entry WHERE line LIKE $pattern

-- name: ledger_count_of_subject
SELECT COUNT(*) AS lines FROM ledger_entry WHERE subject = $subject AND line LIKE $pattern

-- name: ledger_lines_about
SELECT here.number, here.subject, here.line, after.line AS next
FROM ledger_entry AS here LEFT JOIN ledger_entry AS after ON after.number = here.number + 1
WHERE here.subject = $subject ORDER BY here.number

-- name: ledger_value_kept
INSERT INTO ledger_value (entry, name, salt, value) VALUES ($entry, $name, $salt, $value)

-- name: ledger_value_of
SELECT salt, value, erased_by FROM ledger_value WHERE entry = $entry AND name = $name

-- name: ledger_value_erased
UPDATE ledger_value SET salt = NULL, value = NULL, erased_by = $erased_by
WHERE entry = $entry AND name = $name AND erased_by IS NULL

-- name: ledger_values_about
SELECT ledger_value.entry, ledger_value.name
FROM ledger_value JOIN ledger_entry ON ledger_entry.number = ledger_value.entry
WHERE ledger_entry.subject = $subject AND ledger_value.erased_by IS NULL
ORDER BY ledger_value.entry, ledger_value.name
