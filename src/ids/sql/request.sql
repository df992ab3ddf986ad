-- What a holder of data asks the fund: identifiers and days, never a medical value (IDP-29).

-- name: greatest_number
SELECT coalesce(max({{number}}), 0) FROM {{table}}

-- name: request_receipts
INSERT INTO request
SELECT re.receipt, 're', re.name_kana,
       CAST(renga_birth_date(CAST(re.birth_date AS VARCHAR)) AS DATE), CAST(re.sex AS VARCHAR),
       coalesce(insured.insurer, assisted.payer),
       CASE WHEN insured.receipt IS NOT NULL THEN insured.symbol END,
       CASE WHEN insured.receipt IS NOT NULL THEN insured.number ELSE assisted.recipient END,
       CASE WHEN insured.receipt IS NOT NULL THEN checked.branch END,
       re.care_month, last_day(re.care_month)
FROM re
LEFT JOIN request_ho AS insured ON insured.receipt = re.receipt
LEFT JOIN request_ko AS assisted ON assisted.receipt = re.receipt
LEFT JOIN request_sn AS checked ON checked.receipt = re.receipt

-- name: request_ho
INSERT INTO request_ho
SELECT receipt, arg_min(insurer, record_no), arg_min(symbol, record_no), arg_min(number, record_no)
FROM ho
GROUP BY receipt

-- name: request_ko
INSERT INTO request_ko
SELECT receipt, arg_min(payer, record_no), arg_min(recipient, record_no)
FROM ko
WHERE payer LIKE '12%'
GROUP BY receipt

-- name: request_sn
INSERT INTO request_sn
SELECT receipt, arg_min(branch, record_no)
FROM sn
WHERE bearer = '1'
GROUP BY receipt

-- name: request_numbered
INSERT INTO request
SELECT {{table}} + $first_row, $source, name_kana,
       CAST(renga_birth_date(CAST(birth_date AS VARCHAR)) AS DATE), CAST(sex AS VARCHAR), insurer,
       symbol, number, branch, {{date}}, {{date}}
FROM {{table}}

-- The ledger of care insurance has a row for each change. What is asked for is the recipient as of
-- the last one, so that an ID given then holds for earlier months of service too (IDS-17).
-- name: recipients_as_patients
CREATE VIEW patient AS
SELECT recipient_no AS patient_no, arg_max(name_kana, changed_on) AS name_kana,
       arg_max(birth_date, changed_on) AS birth_date, arg_max(sex, changed_on) AS sex,
       arg_max(insurer, changed_on) AS insurer, arg_max(symbol, changed_on) AS symbol,
       arg_max(number, changed_on) AS number, arg_max(branch, changed_on) AS branch,
       max(changed_on) AS insured_on
FROM recipient
GROUP BY recipient_no

-- name: patient_rows
CREATE TABLE patient_row AS
SELECT patient_no, row_number() OVER (ORDER BY patient_no) AS row FROM patient

-- name: repeated_patients
SELECT count(*) - count(DISTINCT patient_no) FROM patient

-- name: request_patients
INSERT INTO request
SELECT patient_row.row, 'patient', name_kana,
       CAST(renga_birth_date(CAST(birth_date AS VARCHAR)) AS DATE), CAST(sex AS VARCHAR), insurer,
       symbol, number, branch, insured_on, insured_on
FROM patient JOIN patient_row USING (patient_no)

-- name: request_persons
INSERT INTO request
SELECT person, id4, id5, id4_validity, id5_validity FROM person

-- name: request_persons_with_look_alikes
INSERT INTO request
SELECT person, id4, id5, id4_validity, id5_validity, id4_spelling, id4_head, id4_tail FROM person
