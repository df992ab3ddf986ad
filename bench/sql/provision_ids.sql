-- IDs of 64 hexadecimal characters, and what is made of them.

-- name: make_processing_ids
CREATE TABLE processing AS
SELECT i AS row, sha256(CAST($seed AS VARCHAR) || '/' || i) AS id FROM range($rows) AS r(i)

-- name: view_provision_ids
CREATE VIEW provision AS SELECT row, renga_next_id(id) AS id FROM processing

-- name: view_bare_digests
CREATE VIEW bare_digest AS SELECT row, sha256(id) AS id FROM processing

-- name: processing_rows
SELECT row, id FROM processing

-- name: greatest_id
SELECT max(id) FROM {{view}}
