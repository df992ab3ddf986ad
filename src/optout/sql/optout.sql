-- Who the rows of a dataset belong to, as marks, and which of them refused.

-- name: mark_rows
INSERT INTO optout_mark
SELECT $key_name, CAST({{key}} AS VARCHAR),
       renga_name_mark(name_kana, CAST(birth_date AS VARCHAR), CAST(sex AS VARCHAR)),
       renga_number_mark(insurer, symbol, number),
       renga_branch_mark(insurer, symbol, number, branch)
FROM {{table}}

-- name: mark_receipts
INSERT INTO optout_mark
SELECT 'receipt', CAST(receipt AS VARCHAR),
       renga_name_mark(name_kana, CAST(birth_date AS VARCHAR), CAST(sex AS VARCHAR)), NULL, NULL
FROM re

-- name: mark_insured
INSERT INTO optout_mark
SELECT 'receipt', CAST(ho.receipt AS VARCHAR),
       renga_name_mark(re.name_kana, CAST(re.birth_date AS VARCHAR), CAST(re.sex AS VARCHAR)),
       renga_number_mark(ho.insurer, ho.symbol, ho.number),
       renga_branch_mark(ho.insurer, ho.symbol, ho.number, checked.branch)
FROM ho JOIN re ON re.receipt = ho.receipt
LEFT JOIN optout_branch AS checked ON checked.receipt = ho.receipt

-- name: branches
INSERT INTO optout_branch
SELECT receipt, arg_min(branch, record_no) FROM sn WHERE bearer = '1' GROUP BY receipt

-- A name that agrees is enough. A number is where the branch agrees; where a branch is missing, a
-- family may share the number, so that two names must not contradict each other (OPT-6).
-- name: refused
INSERT INTO optout_refused
SELECT DISTINCT key_name, key FROM (
  SELECT row.key_name, row.key
  FROM optout_mark AS row JOIN optout_entry AS entry ON entry.name = row.name
  UNION ALL
  SELECT row.key_name, row.key
  FROM optout_mark AS row JOIN optout_entry AS entry ON entry.number = row.number
  WHERE row.branch = entry.branch
     OR ((row.branch IS NULL OR entry.branch IS NULL)
         AND (row.name IS NULL OR entry.name IS NULL OR row.name = entry.name)))

-- name: delete_rows
DELETE FROM {{table}}
WHERE CAST({{key}} AS VARCHAR) IN (SELECT key FROM optout_refused WHERE key_name = $key_name)

-- name: take_over
INSERT INTO {{table}} SELECT * FROM {{held}}
