-- Columns of few values are stored as codes into a dictionary; views show them as they were read.

-- name: load_table
CREATE OR REPLACE TABLE {{stored}} AS SELECT {{columns}} FROM {{relation}} AS source

-- name: view_table
CREATE OR REPLACE VIEW {{relation}} AS
SELECT rowid + 1 AS "renga:row", {{columns}} FROM {{stored}} AS source

-- name: view_values
CREATE OR REPLACE VIEW {{values}} AS SELECT source."renga:row", {{value}} FROM {{texts}} AS source

-- name: labels_of_values
SELECT source."renga:row", CAST({{after}} AS VARCHAR) FROM {{relation}} AS source

-- name: call
{{function}}(source.{{column}})

-- name: unpacked
-- One of the codes that stand together in a number.
CAST((source.{{pack}} >> CAST($shift AS INTEGER)) & 65535 AS USMALLINT)

-- name: unpacked_wide
CAST((source.{{pack}} >> CAST($shift AS INTEGER)) & 4294967295 AS UINTEGER)

-- name: encode
CAST({{function}}(CAST(source.{{column}} AS VARCHAR)) AS USMALLINT)

-- name: encode_wide
CAST({{function}}(CAST(source.{{column}} AS VARCHAR)) AS UINTEGER)

-- name: as_small_code
CAST({{function}}(source.{{column}}) AS UTINYINT)

-- name: as_short_code
CAST({{function}}(source.{{column}}) AS USMALLINT)

-- name: as_code
CAST({{function}}(source.{{column}}) AS UINTEGER)

-- name: as_text
{{value}}

-- name: as_integer
CAST({{value}} AS BIGINT)

-- name: as_decimal
CAST({{value}} AS DOUBLE)

-- name: as_date
CAST({{value}} AS DATE)

-- name: as_boolean
CAST({{value}} AS BOOLEAN)

-- name: tally_codes
SELECT CAST(coalesce(sum({{function}}({{codes}}, {{stays}})), 0) AS BIGINT) FROM {{relation}} AS source

-- name: stays
CAST({{stays}} AS BIGINT)

-- name: everybody_stays
CAST(1 AS BIGINT)

-- name: count_suppressed
SELECT count(*) FROM suppressed
