-- The plan of an extraction: periods, population steps, output.

-- name: rows_of_months
CREATE VIEW {{view}} AS
SELECT * FROM {{table}}
WHERE {{date}} >= (SELECT from_day FROM extract_setting)
  AND {{date}} < (SELECT end_day FROM extract_setting)

-- name: rows_of_receipts
CREATE VIEW {{view}} AS
SELECT rows_of.* FROM {{table}} AS rows_of
WHERE rows_of.receipt IN (SELECT receipt FROM {{receipts}})

-- name: rows_without_time
CREATE VIEW {{view}} AS SELECT * FROM {{table}}

-- Views take no parameters, so what they need stands in a table of one row.
-- name: setting
CREATE TABLE extract_setting AS
SELECT CAST($from AS DATE) AS from_day, CAST($end AS DATE) AS end_day, $salt AS salt

-- name: persons_all
CREATE TABLE {{next}} AS SELECT person FROM person

-- name: persons_of_sex
CREATE TABLE {{next}} AS
SELECT person FROM {{previous}} JOIN person USING (person) WHERE sex = $sex

-- name: persons_of_age
CREATE TABLE {{next}} AS
SELECT person FROM {{previous}} JOIN person USING (person)
WHERE floor(((year($day) - year(birth_month)) * 12 + month($day) - month(birth_month)) / 12)
      BETWEEN $age_from AND $age_until

-- name: persons_active_begin
CREATE TABLE active_person (person BIGINT)

-- name: persons_active_add
INSERT INTO active_person SELECT DISTINCT person FROM {{view}}

-- name: persons_active
CREATE TABLE {{next}} AS
SELECT person FROM {{previous}} WHERE person IN (SELECT person FROM active_person)

-- name: persons_with_code
CREATE TABLE {{next}} AS
SELECT person FROM {{previous}}
WHERE person IN (
  SELECT person FROM {{view}} JOIN (SELECT unnest($patterns) AS pattern) AS wanted
    ON CAST({{column}} AS VARCHAR) LIKE pattern ESCAPE '\')

-- name: persons_without_code
CREATE TABLE {{next}} AS
SELECT person FROM {{previous}}
WHERE person NOT IN (
  SELECT person FROM {{view}} JOIN (SELECT unnest($patterns) AS pattern) AS wanted
    ON CAST({{column}} AS VARCHAR) LIKE pattern ESCAPE '\' WHERE person IS NOT NULL)

-- name: count_persons
SELECT count(*) FROM {{cohort}}

-- New numbers in an order that depends on the dossier and the seed alone (EXT-8).
-- name: number_persons
CREATE TABLE new_person AS
SELECT person AS old_person,
       row_number() OVER (ORDER BY sha256(concat_ws('|', (SELECT salt FROM extract_setting), 'person', person)), person) AS person
FROM {{cohort}}

-- name: number_receipts
CREATE TABLE new_receipt AS
SELECT receipt AS old_receipt,
       row_number() OVER (ORDER BY sha256(concat_ws('|', (SELECT salt FROM extract_setting), 'receipt', receipt)), receipt) AS receipt
FROM {{receipts}} WHERE person IN (SELECT old_person FROM new_person)

-- name: out_person
CREATE VIEW {{out}} AS
SELECT new_person.person, {{columns}}
FROM person AS old JOIN new_person ON old.person = new_person.old_person

-- name: out_rows
CREATE VIEW {{out}} AS
SELECT new_person.person, {{columns}},
       sha256(concat_ws('|', (SELECT salt FROM extract_setting), new_person.person, {{columns}})) AS row_order
FROM {{view}} AS old JOIN new_person ON old.person = new_person.old_person

-- name: out_receipt_rows
CREATE VIEW {{out}} AS
SELECT new_person.person, new_receipt.receipt, {{columns}},
       sha256(concat_ws('|', (SELECT salt FROM extract_setting), new_receipt.receipt, {{columns}})) AS row_order
FROM {{view}} AS old
JOIN new_person ON old.person = new_person.old_person
JOIN new_receipt ON old.receipt = new_receipt.old_receipt
