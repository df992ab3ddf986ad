-- Texts of 64 characters for the bare digest.

-- name: make_texts
CREATE TABLE text AS SELECT sha256(CAST($seed AS VARCHAR) || i) AS id FROM range($rows) AS r(i)

-- name: texts
SELECT id FROM text

-- name: greatest_digest
SELECT max(sha256(id)) FROM text
