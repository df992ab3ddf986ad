-- One invented person a row, each with a number of its own since 2010 and one record.

-- name: make_insured
CREATE TABLE insured AS
WITH syllable AS (SELECT 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゲゴザジズダデドバビブベボ' AS kana)
SELECT i, array_to_string([substr(kana, CAST(1 + hash($seed, i, j) % 62 AS BIGINT), 1)
                           FOR j IN range(3)], '') || '　' ||
          array_to_string([substr(kana, CAST(1 + hash($seed, i, j) % 62 AS BIGINT), 1)
                           FOR j IN range(3, 6)], '') AS name_kana,
       DATE '1930-01-01' + CAST(i % 33000 AS INTEGER) AS birth_date,
       CAST(1 + i // 33000 % 2 AS VARCHAR) AS sex,
       '06139463' AS insurer, '１２３' AS symbol, CAST(i AS VARCHAR) AS number, '01' AS branch
FROM range(1, $rows + 1) AS r(i), syllable
ORDER BY i

-- name: make_patient
CREATE TABLE patient AS
SELECT 'P' || lpad(number, 9, '0') AS patient_no, name_kana, birth_date, sex, insurer, symbol,
       number, branch, DATE '2024-04-01' AS insured_on
FROM insured

-- name: make_re
CREATE TABLE re AS
SELECT i AS receipt, 1 AS record_no, name_kana, birth_date, sex, DATE '2024-04-01' AS care_month
FROM insured

-- name: make_ho
CREATE TABLE ho AS SELECT i AS receipt, 2 AS record_no, insurer, symbol, number FROM insured

-- name: make_sn
CREATE TABLE sn AS SELECT i AS receipt, 3 AS record_no, '1' AS bearer, branch FROM insured

-- name: make_history
CREATE TABLE history AS
SELECT 'S' || number AS subject, insurer AS insurer_number, symbol, number, branch,
       DATE '2010-04-01' AS valid_from, CAST(NULL AS DATE) AS valid_to
FROM insured

-- name: ids_in_order
SELECT id4, id5 FROM {{table}} ORDER BY ALL
