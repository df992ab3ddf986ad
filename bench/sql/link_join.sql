-- Two databases that share nine persons in ten, and the records of one of them.

-- name: make_linkable
CREATE TABLE person AS
SELECT i AS person, sha256($seed || '/4/' || i + $shift) AS id4,
       sha256($seed || '/5/' || i + $shift) AS id5, 'ok' AS id4_validity, 'ok' AS id5_validity,
       CAST(1 + (i + $shift) % 2 AS VARCHAR) AS sex,
       make_date(CAST(1930 + (i + $shift) % 80 AS INTEGER), 1, 1) AS birth_month
FROM range(1, $rows + 1) AS r(i)

-- Records are made on their way into the file, so that a billion of them need no place beside it. A
-- view takes no parameters; variables take their place.
-- name: set_seed
SET VARIABLE seed = $value

-- name: set_persons
SET VARIABLE persons = $value

-- name: set_rows
SET VARIABLE rows = $value

-- Ten records a receipt; receipts stand in the order of their numbers, persons in none.
-- name: make_diseases
CREATE VIEW sy AS
SELECT CAST(1 + hash(getvariable('seed'), i // 10) % getvariable('persons') AS BIGINT) AS person,
       i // 10 + 1 AS receipt, i % 10 + 1 AS record_no,
       lpad(CAST(hash(getvariable('seed'), i, 1) % 9000 AS VARCHAR), 7, '8') AS disease,
       DATE '2018-01-01' + CAST(hash(getvariable('seed'), i, 2) % 2500 AS INTEGER) AS start_date
FROM range(getvariable('rows')) AS r(i)

-- name: make_services
CREATE VIEW si AS
SELECT CAST(1 + hash(getvariable('seed'), i // 20) % getvariable('persons') AS BIGINT) AS person,
       i // 20 + 1 AS receipt, i % 20 + 11 AS record_no,
       lpad(CAST(hash(getvariable('seed'), i, 1) % 6000 AS VARCHAR), 9, '1') AS code,
       CAST(hash(getvariable('seed'), i, 2) % 2000 AS BIGINT) AS points,
       CAST(1 + hash(getvariable('seed'), i, 3) % 4 AS BIGINT) AS times
FROM range(getvariable('rows')) AS r(i)

-- name: join_persons
CREATE TABLE joined_person AS
SELECT row_number() OVER () AS person, own.person AS own_person, own.id5 AS ndb_id5
FROM public_person AS own FULL JOIN cohort_person AS other ON own.id5 = other.id5

-- name: join_records
CREATE VIEW {{joined}} AS
SELECT source.* REPLACE (joined_person.person AS person)
FROM {{table}} AS source JOIN joined_person ON joined_person.own_person = source.person

-- name: whose_rows
SELECT count(*), CAST(sum(hash(ndb_id5, receipt, record_no)) AS VARCHAR)
FROM record JOIN person USING (person)
