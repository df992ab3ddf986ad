-- What the checks of a release ask of the outcome's tables, and of an earlier release.

-- name: signs_of_column
SELECT signs, count(*), CAST(sum(rows) AS BIGINT)
FROM (SELECT signs_in(value) AS signs, rows
      FROM (SELECT CAST(source.{{column}} AS VARCHAR) AS value, count(*) AS rows
            FROM {{relation}} AS source
            WHERE source.{{column}} IS NOT NULL GROUP BY 1))
GROUP BY signs ORDER BY signs

-- name: codes_of_column
SELECT source.{{code}}, count(*) FROM {{relation}} AS source
WHERE source.{{code}} > 0
GROUP BY source.{{code}} ORDER BY source.{{code}}

-- name: rows_with_value
SELECT count(source.{{column}}) FROM {{relation}} AS source

-- name: direct_values
CREATE OR REPLACE TABLE direct_values AS
SELECT person, value
FROM (SELECT DISTINCT source.{{person}} AS person,
             replace(replace(CAST(source.{{column}} AS VARCHAR), ' ', ''), '　', '') AS value
      FROM {{relation}} AS source WHERE source.{{column}} IS NOT NULL)
WHERE length(value) >= 7
   OR (length(value) >= 4 AND TRY_CAST(value AS BIGINT) IS NULL)
   OR (length(value) >= 2 AND strlen(value) > length(value))

-- name: rows_with_direct
SELECT count(*)
FROM {{relation}} AS source JOIN direct_values ON direct_values.person = source."renga:person"
WHERE contains(replace(replace(CAST(source.{{column}} AS VARCHAR), ' ', ''), '　', ''),
               direct_values.value)

-- name: rows_with_direct_beside
SELECT count(*)
FROM (SELECT replace(replace(CAST(source.{{column}} AS VARCHAR), ' ', ''), '　', '') AS direct,
             replace(replace(CAST({{after}} AS VARCHAR), ' ', ''), '　', '') AS value
      FROM {{relation}} AS source
      WHERE source.{{column}} IS NOT NULL
        AND source.{{person}} NOT IN (SELECT person FROM suppressed))
WHERE contains(value, direct)
  AND (length(direct) >= 7 OR (length(direct) >= 4 AND TRY_CAST(direct AS BIGINT) IS NULL)
       OR (length(direct) >= 2 AND strlen(direct) > length(direct)))

-- A part of the rows is enough to see an order.
-- name: order_of_rows
SELECT count(*), corr(place, place_before)
FROM (SELECT row_number() OVER (ORDER BY {{order}}, source.{{person}}) AS place,
             source.{{person}} AS place_before
      FROM {{relation}} AS source
      WHERE source.{{person}} % $step = 0
        AND source.{{person}} NOT IN (SELECT person FROM suppressed))

-- name: order_of_persons
SELECT count(*), corr(place, place_before)
FROM (SELECT row_number() OVER (ORDER BY "renga:order", "renga:person") AS place,
             row_number() OVER (ORDER BY "renga:person") AS place_before
      FROM (SELECT DISTINCT "renga:order", "renga:person" FROM {{relation}}))

-- name: order_of_dates
SELECT count(*), corr(place, days)
FROM (SELECT row_number() OVER (ORDER BY "renga:order", "renga:person") AS place,
             epoch(source.{{column}}) AS days
      FROM {{relation}} AS source WHERE source.{{column}} IS NOT NULL)

-- name: persons_in_small
SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM classes WHERE size < $fewest

-- name: load_earlier
CREATE OR REPLACE TABLE {{relation}} AS
SELECT * FROM read_csv($path, delim = $separator, quote = '"', escape = '"', comment = '',
                       header = true, skip = 0, all_varchar = true, strict_mode = true)

-- name: values_shared
SELECT count(*), count(*) FILTER (value IN (SELECT CAST(earlier.{{column}} AS VARCHAR)
                                            FROM {{earlier}} AS earlier))
FROM (SELECT DISTINCT CAST(source.{{column}} AS VARCHAR) AS value FROM {{relation}} AS source
      WHERE source.{{column}} IS NOT NULL)

-- name: groups_of_persons
CREATE OR REPLACE TABLE {{groups}} AS
SELECT concat('', {{pieces}}) AS name, count(DISTINCT {{person}}) AS persons
FROM {{relation}} GROUP BY 1

-- name: groups_of_rows
CREATE OR REPLACE TABLE {{groups}} AS
SELECT concat('', {{pieces}}) AS name, count(*) AS persons FROM {{relation}} GROUP BY 1

-- name: groups_compared
SELECT count(*)
FROM (SELECT abs(coalesce(now.persons, 0) - coalesce(earlier.persons, 0)) AS difference
      FROM {{groups}} AS now FULL JOIN {{groups_earlier}} AS earlier ON now.name = earlier.name)
WHERE difference > 0 AND difference < $fewest

-- name: ids_shared
SELECT count(*)
FROM (SELECT {{id}} FROM {{relation}} WHERE {{id}} IS NOT NULL
      INTERSECT SELECT {{id}} FROM {{earlier}})

-- name: persons_in_small_together
SELECT CAST(coalesce(sum(persons), 0) AS BIGINT)
FROM (SELECT count(DISTINCT now.id) AS persons
      FROM (SELECT {{id}} AS id, concat('', {{pieces}}) AS name FROM {{relation}}) AS now
      JOIN (SELECT {{id}} AS id, concat('', {{pieces_earlier}}) AS name FROM {{earlier}}) AS earlier
        ON now.id = earlier.id
      GROUP BY now.name, earlier.name)
WHERE persons < $fewest
