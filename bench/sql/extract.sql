-- A stored database of receipts, and the extraction of a cohort as one would write it by hand.

-- name: make_stored_persons
CREATE TABLE person AS
SELECT i AS person, md5($seed || '/4/' || i) AS id4, md5($seed || '/5/' || i) AS id5,
       'ok' AS id4_validity, 'ok' AS id5_validity, CAST(1 + i % 2 AS VARCHAR) AS sex,
       make_date(CAST(1930 + hash($seed, i, 'year') % 80 AS INTEGER), 1, 1) AS birth_month
FROM range(1, $rows + 1) AS r(i)

-- name: make_stored_receipts
CREATE TABLE re AS
SELECT CAST(1 + hash($seed, i) % $persons AS BIGINT) AS person, i + 1 AS receipt, 1 AS record_no,
       '111' || CAST(1 + hash($seed, i, 'kind') % 2 AS VARCHAR) AS receipt_kind,
       CAST(DATE '2017-04-01' + to_months(CAST(hash($seed, i, 'month') % 84 AS INTEGER)) AS DATE) AS care_month
FROM range($rows) AS r(i)

-- name: make_stored_diseases
CREATE TABLE sy AS
SELECT CAST(1 + hash($seed, i // 3) % $persons AS BIGINT) AS person, i // 3 + 1 AS receipt,
       i % 3 + 2 AS record_no, lpad(CAST(hash($seed, i, 'disease') % 9000 AS VARCHAR), 7, '8') AS disease,
       DATE '2017-04-01' + CAST(hash($seed, i, 'day') % 2500 AS INTEGER) AS start_date
FROM range($rows) AS r(i)

-- name: make_stored_services
CREATE TABLE si AS
SELECT CAST(1 + hash($seed, i // 6) % $persons AS BIGINT) AS person, i // 6 + 1 AS receipt,
       i % 6 + 5 AS record_no, lpad(CAST(hash($seed, i, 'act') % 6000 AS VARCHAR), 9, '1') AS code,
       CAST(hash($seed, i, 'points') % 2000 AS BIGINT) AS points,
       CAST(1 + hash($seed, i, 'times') % 4 AS BIGINT) AS times
FROM range($rows) AS r(i)

-- name: bare_cohort
CREATE TABLE cohort AS
SELECT person FROM person
WHERE sex = '2' AND floor((2022 * 12 - (year(birth_month) * 12 + month(birth_month) - 1)) / 12) BETWEEN 40 AND 74
  AND person IN (
    SELECT re.person FROM sy JOIN re USING (receipt)
    WHERE (disease LIKE '8881%' OR disease IN ('8880001', '8880002'))
      AND care_month >= DATE '2022-01-01' AND care_month < DATE '2024-01-01')

-- name: bare_persons
CREATE TABLE numbered_person AS
SELECT person AS old_person, row_number() OVER (ORDER BY hash('salt', person), person) AS person
FROM cohort

-- name: bare_receipts
CREATE TABLE numbered_receipt AS
SELECT re.receipt AS old_receipt, numbered_person.person,
       row_number() OVER (ORDER BY hash('salt', re.receipt), re.receipt) AS receipt
FROM re JOIN numbered_person ON re.person = numbered_person.old_person
WHERE care_month >= DATE '2022-01-01' AND care_month < DATE '2024-01-01'

-- name: bare_out_person
CREATE VIEW out_person AS
SELECT numbered_person.person, id4, id5, id4_validity, id5_validity, sex, birth_month
FROM person JOIN numbered_person ON person.person = numbered_person.old_person

-- name: bare_out_rows
CREATE VIEW {{out}} AS
SELECT *, hash(receipt, {{columns}}) AS row_order
FROM (SELECT numbered_receipt.person, numbered_receipt.receipt, {{columns}}
      FROM {{table}} AS old JOIN numbered_receipt ON old.receipt = numbered_receipt.old_receipt)

-- name: whose_extract
SELECT count(*), CAST(sum(hash(id4, {{columns}})) AS VARCHAR) FROM record JOIN person USING (person)
