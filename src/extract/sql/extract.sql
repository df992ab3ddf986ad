-- The end of an extraction: new numbers, and what goes out.

-- Views take no parameters, so what they need stands in a table of one row.
-- name: setting
CREATE TABLE extract_setting AS SELECT CAST($from AS DATE) AS from_day, CAST($end AS DATE) AS end_day

-- New numbers in an order that only the dataset's holder could repeat (EXT-22).
-- name: number_persons
CREATE TABLE new_person AS
SELECT person AS old_person, row_number() OVER (ORDER BY place_of_person(person), person) AS person
FROM {{cohort}}

-- name: number_receipts
CREATE TABLE new_receipt AS
SELECT old.receipt AS old_receipt, new_person.person,
       row_number() OVER (ORDER BY place_of_receipt(old.receipt), old.receipt) AS receipt
FROM re AS old JOIN new_person ON old.person = new_person.old_person
WHERE old.care_month >= $from AND old.care_month < $end

-- name: rows_of_months
CREATE VIEW {{view}} AS
SELECT * FROM {{table}}
WHERE {{at}} >= (SELECT from_day FROM extract_setting)
  AND {{at}} < (SELECT end_day FROM extract_setting)

-- name: rows_of_parent
CREATE VIEW {{view}} AS
SELECT rows_of.* FROM {{table}} AS rows_of
WHERE rows_of.{{key}} IN (
  SELECT {{key}} FROM {{parent}}
  WHERE {{at}} >= (SELECT from_day FROM extract_setting)
    AND {{at}} < (SELECT end_day FROM extract_setting))

-- name: rows_without_time
CREATE VIEW {{view}} AS SELECT * FROM {{table}}

-- name: out_person
CREATE VIEW {{out}} AS
SELECT new_person.person, {{columns}}
FROM person AS old JOIN new_person ON old.person = new_person.old_person

-- Rows leave in the order of a digest of what they say, so that their order says nothing more
-- (EXT-8). Two digests, so that different rows do not share their place.
-- name: out_rows
CREATE VIEW {{out}} AS
SELECT *, hash(person, {{columns}}) AS row_order, hash({{columns}}, person) AS row_order_after
FROM (SELECT new_person.person, {{columns}}
      FROM {{view}} AS old JOIN new_person ON old.person = new_person.old_person)

-- name: out_receipt_rows
CREATE VIEW {{out}} AS
SELECT *, hash(receipt, {{columns}}) AS row_order, hash({{columns}}, receipt) AS row_order_after
FROM (SELECT new_receipt.person, new_receipt.receipt, {{columns}}
      FROM {{table}} AS old JOIN new_receipt ON old.receipt = new_receipt.old_receipt)

-- A table of check-ups, guidance or deaths numbers its rows, and others refer to them.
-- name: number_rows
CREATE TABLE {{numbers}} AS
SELECT old.{{key}} AS old_number,
       row_number() OVER (ORDER BY place_of_receipt(old.{{key}}), old.{{key}}) AS new_number
FROM {{view}} AS old JOIN new_person ON old.person = new_person.old_person

-- name: out_numbered_rows
CREATE VIEW {{out}} AS
SELECT *, hash({{key}}, {{columns}}) AS row_order, hash({{columns}}, {{key}}) AS row_order_after
FROM (SELECT new_person.person, numbers.new_number AS {{key}}, {{columns}}
      FROM {{view}} AS old JOIN new_person ON old.person = new_person.old_person
      JOIN {{numbers}} AS numbers ON numbers.old_number = old.{{key}})

-- name: empty_columns
SELECT path_in_schema, CAST(sum(num_values) - sum(stats_null_count) AS BIGINT)
FROM parquet_metadata($file) GROUP BY path_in_schema
