-- A survey of invented people whose answers are uneven, as in life.

-- name: make_survey
CREATE TABLE survey AS
WITH drawn AS (SELECT i, hash($seed, i) AS h FROM range($rows) AS r(i))
SELECT CAST(h % 4 AS VARCHAR) AS region,
       CAST(18 + h // 4 % 70 AS BIGINT) AS age,
       CAST(1 + h // 512 % 2 AS VARCHAR) AS sex,
       CAST(least(h // 1024 % 32, 5) AS VARCHAR) AS race,
       CAST(h // 65536 % 6 AS VARCHAR) AS marital,
       CAST(h // 1048576 % 9 AS VARCHAR) AS education,
       CAST(least(h // 16777216 % 64, 7) AS VARCHAR) AS birthplace,
       CAST(h // 4294967296 % 25 AS VARCHAR) AS occupation,
       CAST(h // 1099511627776 % 100000 AS BIGINT) AS income
FROM drawn
ORDER BY i

-- name: smallest_class
SELECT CAST(sum(persons) AS BIGINT), min(persons)
FROM (SELECT count(*) AS persons FROM read_csv($file, all_varchar = true)
      GROUP BY region, age, sex, race, marital, education, birthplace)
