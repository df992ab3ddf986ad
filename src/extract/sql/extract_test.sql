-- Statements of the room's own tests.

-- name: test_text
coalesce(CAST({{column}} AS VARCHAR), '∅')

-- name: test_rows
SELECT {{columns}} FROM seen
