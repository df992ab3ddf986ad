-- Which copy a leak came from (IDP-44 to IDP-49).

-- name: text_columns
SELECT column_name FROM duckdb_columns()
WHERE table_name = 'leaked' AND data_type = 'VARCHAR'
ORDER BY column_index

-- Shorter texts hold nothing that an ID could be known by.
-- name: long_texts
SELECT DISTINCT {{column}} FROM leaked WHERE length({{column}}) >= 16

-- name: forget_leaked
DROP VIEW leaked

-- name: suspects
CREATE TABLE suspect AS SELECT DISTINCT id, id[:16] AS head FROM found

-- name: count_suspects
SELECT count(*) FROM suspect

-- The suspects are the small side of the join; the persons stream past them.
-- name: traced_ids
SELECT count(DISTINCT suspect.id)
FROM (SELECT {{function}}(id) AS id
      FROM (SELECT id4 AS id FROM {{persons}} UNION ALL SELECT id5 FROM {{persons}})
      WHERE id IS NOT NULL) AS made
JOIN suspect ON suspect.head = made.id[:16] AND starts_with(made.id, suspect.id)
