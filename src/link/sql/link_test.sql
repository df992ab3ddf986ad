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

-- Columns of every type, one of them always empty, in several groups of rows.
-- name: test_services
CREATE TABLE si AS
SELECT i AS record_no, 1 + i * 7919 % $count AS person,
       CASE WHEN i % 5 > 0 THEN CAST(i % 3000 AS VARCHAR) END AS code, i / 8 AS share,
       DATE '2020-01-01' + CAST(i % 700 AS INTEGER) AS day,
       i % 3 = 0 AS urgent, CAST(NULL AS VARCHAR) AS never
FROM range($rows) AS r(i)

-- name: test_services_of_own
SELECT concat_ws(' ', lpad(CAST(CAST(record_no AS BIGINT) AS VARCHAR), 9, '0'), ndb_person, coalesce(code, '-'),
                 share, day, urgent, coalesce(never, '-'))
FROM si JOIN person USING (person) ORDER BY record_no

-- name: test_order_of_services
SELECT CAST(record_no AS BIGINT) FROM si

-- name: test_pages
SELECT row_group_id || ' ' || path_in_schema, least(data_page_offset, coalesce(dictionary_page_offset, data_page_offset)),
       total_compressed_size
FROM parquet_metadata($file) WHERE path_in_schema <> 'person' ORDER BY row_group_id, column_id

-- name: test_as_text
coalesce(CAST({{column}} AS VARCHAR), '-')
