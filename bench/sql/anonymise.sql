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

-- name: true_mixing
WITH source AS (SELECT * FROM read_csv($file, all_varchar = true)),
     class AS (SELECT region, age, sex, race, marital, education, birthplace, count(*) AS persons,
                      count(DISTINCT occupation) AS l
               FROM source GROUP BY ALL),
     share AS (SELECT occupation, count(*) / sum(count(*)) OVER () AS q FROM source GROUP BY ALL),
     cell AS (SELECT region, age, sex, race, marital, education, birthplace, occupation,
                     count(*) AS n
              FROM source GROUP BY ALL),
     distance AS (SELECT 0.5 * (sum(abs(n / persons - q)) + 1 - sum(q)) AS t
                  FROM cell JOIN class USING (region, age, sex, race, marital, education, birthplace)
                  JOIN share USING (occupation)
                  GROUP BY region, age, sex, race, marital, education, birthplace)
SELECT (SELECT count(*) FROM class), (SELECT min(persons) FROM class), (SELECT min(l) FROM class),
       (SELECT max(t) FROM distance)
