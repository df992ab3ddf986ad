-- What leaves the room: the rows of the persons who stay, in an order that comes from the seed.

-- name: keep
source.{{column}}

-- name: nobody_suppressed
CREATE OR REPLACE TABLE suppressed AS
SELECT source.{{person}} AS person FROM {{relation}} AS source LIMIT 0

-- name: outcome
CREATE TABLE {{outcome}} AS
SELECT {{order}} AS "renga:order", source.{{person}} AS "renga:person", {{columns}}
FROM {{relation}} AS source
WHERE source.{{person}} NOT IN (SELECT person FROM suppressed)

-- name: outcome_in_order
CREATE TABLE {{outcome}} AS
SELECT {{order}} AS "renga:order", source.{{person}} AS "renga:person", {{columns}}
FROM {{relation}} AS source
WHERE source.{{person}} NOT IN (SELECT person FROM suppressed)
ORDER BY "renga:order", "renga:person"

-- name: view_outcome
CREATE VIEW {{outcome}} AS
SELECT "renga:order", "renga:person", {{columns}} FROM {{stored}} AS source

-- name: keyed_order
keyed_number('order', CAST(source.{{person}} AS VARCHAR))

-- name: source_order
source.{{person}}

-- name: write_csv
COPY (SELECT {{columns}} FROM {{outcome}} ORDER BY {{order}})
TO $path (FORMAT csv, HEADER true, DELIMITER $separator, USE_TMP_FILE false)

-- name: write_csv_in_order
COPY (SELECT {{columns}} FROM {{outcome}})
TO $path (FORMAT csv, HEADER true, DELIMITER $separator, USE_TMP_FILE false)

-- name: column_change
SELECT count(DISTINCT before), count(DISTINCT after) FILTER (stays),
       count(*) FILTER (stays AND after IS DISTINCT FROM CAST(before AS VARCHAR))
FROM (SELECT source.{{column}} AS before, CAST({{after}} AS VARCHAR) AS after,
             source.{{person}} NOT IN (SELECT person FROM suppressed) AS stays
      FROM {{relation}} AS source)

-- name: code_counts
SELECT source.{{code}}, count(*),
       count(*) FILTER (source.{{person}} NOT IN (SELECT person FROM suppressed))
FROM {{relation}} AS source
GROUP BY ALL ORDER BY ALL

-- name: distinct_values
SELECT count(DISTINCT source.{{column}}), count(source.{{column}}) FROM {{relation}} AS source

-- name: value_sizes
SELECT size, count(*)
FROM (SELECT count(*) AS size FROM {{relation}} AS source GROUP BY source.{{column}})
GROUP BY size ORDER BY size

-- name: value_counts
SELECT label, count(*) AS before, count(*) FILTER (stays) AS after
FROM (SELECT coalesce(CAST({{after}} AS VARCHAR), '') AS label,
             source.{{person}} NOT IN (SELECT person FROM suppressed) AS stays
      FROM {{relation}} AS source)
GROUP BY label ORDER BY before DESC, label

-- name: written_values
SELECT CAST(source.{{column}} AS VARCHAR) AS value, count(*) FROM {{relation}} AS source
WHERE source.{{column}} IS NOT NULL
GROUP BY value
