-- All rows are added in one transaction: rows move to the disk once, and nothing is logged twice.

-- name: begin_rows
BEGIN TRANSACTION

-- name: end_rows
COMMIT
