-- Statements that the engine itself needs.

-- name: view_parquet
CREATE OR REPLACE VIEW {{name}} AS SELECT * FROM read_parquet({{path}})

-- name: create_table
CREATE TABLE {{name}} ({{definition}})

-- name: write_parquet
COPY (SELECT {{columns}} FROM {{from}}{{order}}) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT {{dictionary_entries}})

-- name: write_csv
COPY (SELECT {{columns}} FROM {{from}}{{order}}) TO $path (FORMAT csv, HEADER true)
