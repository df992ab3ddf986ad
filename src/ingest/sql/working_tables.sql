-- All rows are added in one transaction: rows move to the disk once, and nothing is logged twice.

-- name: begin_rows
BEGIN TRANSACTION

-- name: end_rows
COMMIT

-- A storage holds the message of an admission and that of its discharge; the latter has both days.
-- name: drop_open_stays
DELETE FROM encounter AS open
WHERE end_date IS NULL AND kind = 'inpatient' AND EXISTS (
  FROM encounter AS ended
  WHERE ended.patient_no = open.patient_no AND ended.start_date = open.start_date
    AND ended.kind = 'inpatient' AND ended.end_date IS NOT NULL)
