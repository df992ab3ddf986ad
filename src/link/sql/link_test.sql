-- Statements of the room's own tests.

-- name: test_rows
SELECT {{columns}} FROM {{table}} ORDER BY ALL

-- Persons enough for several groups of rows in a file.
-- name: test_many_persons
CREATE TABLE person AS
SELECT i AS person, sha256('4' || (i + $shift)) AS id4,
       CASE WHEN i % 7 > 0 THEN sha256('5' || (i + $shift)) END AS id5,
       'ok' AS id4_validity,
       CASE WHEN i % 7 > 0 THEN 'ok' ELSE 'not_in_history' END AS id5_validity,
       CAST(1 + (i + $shift) % 2 AS VARCHAR) AS sex,
       make_date(1950 + CAST((i + $shift) % 50 AS INTEGER), 1, 1) AS birth_month
FROM range(1, $count + 1) AS r(i)

-- name: test_many_rows
CREATE TABLE sy AS
SELECT 1 + i * 7919 % $count AS person, CAST(i AS VARCHAR) AS disease
FROM range($rows) AS r(i)

-- name: test_as_text
coalesce(CAST({{column}} AS VARCHAR), '-')
