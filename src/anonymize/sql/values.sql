-- Reading a CSV file, and what its texts are: numbers, or dates of one form.

-- name: load_csv
CREATE OR REPLACE TABLE {{stored}} AS
SELECT {{columns}}
FROM read_csv($path, delim = $separator, quote = '"', escape = '"', comment = '', header = true,
              skip = 0, names = $names, all_varchar = true, strict_mode = true) AS source

-- Lines as they are, parted by a character that the file does not have.
-- name: load_lines
CREATE OR REPLACE TABLE {{stored}} AS
SELECT {{columns}}
FROM (SELECT {{parts}}
      FROM read_csv($path, delim = $delimiter, quote = '', escape = '', comment = '', header = true, skip = 0,
                    columns = {'renga:line': 'VARCHAR'}, auto_detect = false, strict_mode = true) AS source) AS source

-- name: count_rows
SELECT count(*) FROM {{stored}}

-- name: rows_without_person
SELECT count(*) FROM {{relation}} AS source WHERE source.{{person}} IS NULL

-- name: rows_without_number
SELECT count(*), coalesce(min(source."renga:row"), 0)
FROM {{relation}} AS source
WHERE source.{{column}} IS NOT NULL
  AND NOT coalesce(isfinite(TRY_CAST(source.{{column}} AS DOUBLE)), false)

-- name: rows_without_date
SELECT count(*), coalesce(min(source."renga:row"), 0)
FROM {{relation}} AS source
WHERE source.{{column}} IS NOT NULL
  AND strftime(try_strptime(source.{{column}}, $read), $day) IS DISTINCT FROM source.{{column}}

-- name: stated_persons
TRY_CAST(source.{{column}} AS BIGINT)

-- name: one_person
CAST(1 AS BIGINT)

-- name: view_population
CREATE OR REPLACE VIEW {{relation}} AS SELECT * FROM {{stored}}

-- name: population_without_persons
SELECT count(*) FROM "population" AS source
WHERE NOT coalesce(source."renga:persons" >= 0, false)
