-- A square of cells with numbers of patients; about one cell in a thousand is below ten.

-- name: make_cells
CREATE TABLE cell AS
SELECT 'L' || i // 1000 AS left, 'R' || i % 1000 AS right,
       CASE WHEN hash($seed, i) % 1000 = 0 THEN CAST(1 + hash($seed, i) // 1000 % 9 AS BIGINT)
            ELSE CAST(10 + hash($seed, i) % 5000 AS BIGINT) END AS patients
FROM range($rows) AS r(i)
ORDER BY i

-- name: count_small_cells
SELECT count(*) FROM read_csv($file) WHERE patients BETWEEN 1 AND 9
