-- The small tables that operators look values up in. They count the persons who stay: `suppressed`
-- holds the others and is empty before the classes are known.

-- name: rare_values
CREATE OR REPLACE TABLE {{rare}} AS
SELECT source.{{column}} AS value
FROM {{relation}} AS source
WHERE source.{{column}} IS NOT NULL
  AND source.{{person}} NOT IN (SELECT person FROM suppressed)
GROUP BY source.{{column}}
HAVING count(DISTINCT source.{{person}}) < $min_persons

-- name: values_to_number
CREATE OR REPLACE TABLE {{values}} AS
SELECT DISTINCT source.{{column}} AS value
FROM {{relation}} AS source
WHERE source.{{column}} IS NOT NULL
  AND source.{{person}} NOT IN (SELECT person FROM suppressed)

-- name: more_values_to_number
INSERT INTO {{values}}
SELECT DISTINCT source.{{column}}
FROM {{relation}} AS source
WHERE source.{{column}} IS NOT NULL
  AND source.{{person}} NOT IN (SELECT person FROM suppressed)
  AND source.{{column}} NOT IN (SELECT value FROM {{values}})

-- name: numbers
CREATE OR REPLACE TABLE {{numbers}} AS
SELECT value,
       row_number() OVER (ORDER BY keyed_number($purpose, CAST(value AS VARCHAR)), value) AS number
FROM {{values}}

-- name: values_without_label
SELECT count(DISTINCT source.{{column}})
FROM {{relation}} AS source
WHERE source.{{column}} IS NOT NULL
  AND CAST(source.{{column}} AS VARCHAR) NOT IN (SELECT value FROM {{levels}})

-- name: drop_lookup
DROP TABLE IF EXISTS {{lookup}}

-- name: percentile
SELECT quantile_disc(CAST(source.{{column}} AS DOUBLE), $share)
FROM {{relation}} AS source WHERE source.{{column}} IS NOT NULL

-- name: threshold
CREATE OR REPLACE TABLE {{threshold}} AS SELECT CAST($edge AS DOUBLE) AS edge, $label AS label

-- name: holders
CREATE OR REPLACE TABLE {{holders}} AS
SELECT DISTINCT CAST(source.{{column}} AS VARCHAR) AS value, source.{{person}} AS person
FROM {{relation}} AS source
WHERE source.{{column}} IS NOT NULL
  AND source.{{person}} NOT IN (SELECT person FROM suppressed)

-- name: roll_begin
CREATE OR REPLACE TABLE {{rolled}} AS
SELECT levels.value, levels.label FROM {{levels}} AS levels WHERE levels.level = 0

-- name: roll_on
UPDATE {{rolled}} AS rolled SET label = levels.label
FROM {{levels}} AS levels
WHERE levels.value = rolled.value AND levels.level = $level
  AND rolled.label IN (SELECT climbing.label
                       FROM {{holders}} AS holders
                       JOIN {{rolled}} AS climbing ON climbing.value = holders.value
                       GROUP BY climbing.label
                       HAVING count(DISTINCT holders.person) < $min_persons)

-- name: held_values
SELECT CAST(source.{{column}} AS DOUBLE) AS value, count(*), count(DISTINCT source.{{person}})
FROM {{relation}} AS source WHERE source.{{column}} IS NOT NULL
GROUP BY value ORDER BY value

-- name: persons_of_groups
SELECT groups.number, count(DISTINCT source.{{person}})
FROM {{relation}} AS source JOIN {{groups}} AS groups
  ON groups.value = CAST(source.{{column}} AS DOUBLE)
GROUP BY groups.number

-- name: pram_pool
CREATE OR REPLACE TABLE {{pool}} AS
SELECT value, CAST(sum(rows) OVER () AS BIGINT) AS total,
       CAST(sum(rows) OVER (ORDER BY value) - rows AS BIGINT) AS first,
       CAST(sum(rows) OVER (ORDER BY value) - 1 AS BIGINT) AS last
FROM (SELECT source.{{column}} AS value, count(*) AS rows FROM {{relation}} AS source
      WHERE source.{{column}} IS NOT NULL GROUP BY source.{{column}})

-- name: nobody_blanked
CREATE TABLE IF NOT EXISTS {{blanked}} AS
SELECT source.{{person}} AS person FROM {{relation}} AS source LIMIT 0
