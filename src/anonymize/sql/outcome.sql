-- What leaves the room: the rows of the persons who stay, in an order that comes from the seed.

-- name: keep
source.{{column}}

-- name: nobody_suppressed
CREATE OR REPLACE TABLE suppressed AS
SELECT source.{{person}} AS person FROM {{relation}} AS source LIMIT 0

-- name: person_stays
source.{{person}} NOT IN (SELECT person FROM suppressed)

-- name: row_stays
{{function}}(source.{{person}}) = 1

-- name: suppressed_rows
SELECT CAST(person AS BIGINT) FROM suppressed

-- name: outcome
CREATE TABLE {{outcome}} AS
SELECT {{order}} AS "renga:order", source.{{person}} AS "renga:person", {{columns}}
FROM {{relation}} AS source
WHERE {{stays}}

-- name: outcome_in_order
CREATE TABLE {{outcome}} AS
SELECT {{columns}}
FROM {{relation}} AS source
WHERE {{stays}}
ORDER BY {{order}}, source.{{person}}

-- name: view_outcome
CREATE VIEW {{outcome}} AS
SELECT "renga:order", "renga:person", {{columns}} FROM {{stored}} AS source

-- Rows that are persons stand in their order already; the place is as good a name as any.
-- name: view_outcome_in_order
CREATE VIEW {{outcome}} AS
SELECT rowid AS "renga:order", rowid AS "renga:person", {{columns}} FROM {{stored}} AS source

-- name: keyed_order
keyed_number('order', CAST(source.{{person}} AS VARCHAR))

-- name: source_order
source.{{person}}

-- name: code_cell
{{column}}

-- name: text_cell
CAST({{column}} AS VARCHAR)

-- name: lines_as_they_stand
SELECT {{function}}({{cells}}) FROM {{outcome}}

-- name: lines_in_order
SELECT {{function}}({{cells}}) FROM {{outcome}} ORDER BY {{order}}

-- name: column_change
SELECT count(DISTINCT before), count(DISTINCT after) FILTER (stays),
       count(*) FILTER (stays AND after IS DISTINCT FROM CAST(before AS VARCHAR))
FROM (SELECT source.{{column}} AS before, CAST({{after}} AS VARCHAR) AS after,
             source.{{person}} NOT IN (SELECT person FROM suppressed) AS stays
      FROM {{relation}} AS source)

-- name: value_groups
SELECT dense_rank() OVER (ORDER BY after), rows, kept
FROM (SELECT before, after, count(*) AS rows, count(*) FILTER (stays) AS kept
      FROM (SELECT source.{{column}} AS before, {{after}},
                   source.{{person}} NOT IN (SELECT person FROM suppressed) AS stays
            FROM {{relation}} AS source)
      GROUP BY before, after)

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
GROUP BY 1
