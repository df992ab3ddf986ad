-- Invented persons as records name them: family and given name of two to four kana with a blank
-- between; one name in 16 half-width, one in 16 with small kana or a long vowel; some rows that
-- cannot have an ID4.

-- name: make_raw_persons
CREATE TABLE raw_person AS
WITH drawn AS (SELECT i, hash($seed, i) AS h FROM range($rows) AS r(i)),
     syllable AS (SELECT 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゴザジズダデドバビブベボ' AS kana),
     written AS (
       SELECT i, h,
              array_to_string([substr(kana, CAST(1 + hash(h, j) % 62 AS BIGINT), 1)
                               FOR j IN range(2 + CAST(h % 3 AS BIGINT))], '') AS family,
              array_to_string([substr(kana, CAST(1 + hash(h, j + 10) % 62 AS BIGINT), 1)
                               FOR j IN range(2 + CAST(h // 3 % 3 AS BIGINT))], '') AS given
       FROM drawn, syllable)
SELECT CASE WHEN h // 16 % 64 = 0 THEN NULL
            WHEN h % 16 = 0 THEN 'ﾔﾏﾀﾞ ' || given
            WHEN h % 16 = 1 THEN family || '　' || given || 'ッキョー'
            WHEN h % 16 = 2 THEN family || ' ' || given
            ELSE family || '　' || given END AS name_kana,
       DATE '1930-01-01' + CAST(h // 1024 % 33000 AS INTEGER) AS birth_date,
       CASE WHEN h // 4096 % 100 = 0 THEN '3' ELSE CAST(1 + h // 8192 % 2 AS VARCHAR) END AS sex
FROM written
ORDER BY i

-- name: raw_persons
SELECT coalesce(name_kana, ''), CAST(birth_date AS VARCHAR), sex FROM raw_person

-- name: make_roots
CREATE OR REPLACE TABLE root AS
SELECT renga_root_id4(name_kana, CAST(birth_date AS VARCHAR), sex) AS root FROM raw_person

-- name: make_plain_digests
CREATE OR REPLACE TABLE root AS
SELECT sha256(name_kana || CAST(birth_date AS VARCHAR) || sex) AS root FROM raw_person

-- name: roots
SELECT root FROM root
