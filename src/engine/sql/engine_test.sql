-- Statements of the engine's own tests.

-- name: test_numbers
SELECT i AS number, i % 3 AS rest, 'n' || i AS label FROM range($count) AS r(i)

-- name: test_make
CREATE TABLE {{name}} AS SELECT {{columns}} FROM range($count) AS r(i) WHERE {{conditions}}

-- name: test_is_multiple
i % $divisor = 0

-- name: test_times
i * $factor

-- name: test_all
SELECT * FROM {{name}} ORDER BY ALL

-- name: test_shout
SELECT shout(label), label FROM (SELECT unnest($labels) AS label)

-- name: test_cast
SELECT CAST('厚労花子' AS INTEGER)

-- name: test_list
SELECT len(list_filter($edges, e -> e <= $value))
