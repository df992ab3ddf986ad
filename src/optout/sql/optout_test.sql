-- Statements of the room's own tests.

-- name: test_rows
SELECT * FROM {{table}}
