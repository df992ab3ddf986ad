-- The small tables that operators look values up in. They count the persons who stay: `suppressed`
-- holds the others and is empty before the classes are known.

-- name: nobody_suppressed
CREATE OR REPLACE TABLE suppressed AS
SELECT source.{{person}} AS person FROM {{relation}} AS source LIMIT 0

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
