-- Sampling and trial datasets (docs/spec/sampling.md).

-- name: preset_rules
CREATE TABLE preset_rule AS
SELECT unnest($groups) AS receipt_group, unnest($points_limits) AS points_limit,
       unnest($rare_shares) AS rare_share, unnest($sample_shares) AS sample_share,
       unnest($starts) AS start

-- The last digit of レセプト種別 is odd for inpatients.
-- name: receipt_group
CASE WHEN claim_form = 'dpc' THEN 'dpc'
     WHEN claim_form = 'pharmacy' THEN 'pharmacy'
     WHEN claim_form = 'medical' AND right(receipt_kind, 1) IN ('1', '3', '5', '7', '9') THEN 'inpatient'
     WHEN claim_form = 'medical' THEN 'outpatient' END

-- name: preset_receipts
CREATE TABLE preset_receipt AS
SELECT old.receipt, old.person, person.sex,
       CASE WHEN person.birth_month IS NOT NULL THEN CAST(least(greatest(floor(
         ((year($month) - year(person.birth_month)) * 12 + month($month) - month(person.birth_month)) / 12), 0), $age_top) AS BIGINT) END AS age,
       {{group}}
FROM re AS old JOIN person USING (person)
WHERE care_month = $month

-- Before a draw (SMP-10): the receipts of the month by kind, counted; and of the first receipts
-- those whose insurer's points stand among the first ones, with how many reach the limit.
-- name: guess_receipts
SELECT receipt_group, count(*)
FROM (SELECT {{group}} FROM re WHERE care_month = $month) AS grouped
WHERE receipt_group IS NOT NULL GROUP BY receipt_group ORDER BY receipt_group

-- name: guess_points
SELECT receipt_group, count(*), count(*) FILTER (WHERE points >= points_limit)
FROM (SELECT receipt, {{group}} FROM re WHERE care_month = $month LIMIT $rows) AS grouped
JOIN (SELECT receipt, max(points) AS points FROM (SELECT receipt, points FROM ho LIMIT $rows)
      GROUP BY receipt) USING (receipt)
JOIN (SELECT unnest($groups) AS receipt_group, unnest($points_limits) AS points_limit) USING (receipt_group)
WHERE points_limit > 0
GROUP BY receipt_group ORDER BY receipt_group

-- name: preset_points_begin
CREATE TABLE preset_points (receipt BIGINT, points BIGINT)

-- name: preset_points_add
INSERT INTO preset_points
SELECT receipt, max(points) FROM {{table}}
WHERE receipt IN (SELECT receipt FROM preset_receipt) GROUP BY receipt

-- name: kept_receipts
CREATE TABLE kept_receipt AS
SELECT preset_receipt.*
FROM preset_receipt
JOIN preset_rule USING (receipt_group)
LEFT JOIN (SELECT receipt, max(points) AS points FROM preset_points GROUP BY receipt) AS total
  USING (receipt)
WHERE points_limit = 0 OR coalesce(points, 0) < points_limit

-- Every so-manieth receipt in an order of sex and age group, within which only the key decides:
-- each sex and age group keeps its share to within one receipt.
-- name: sampled_receipts
CREATE TABLE sampled_receipt AS
SELECT receipt AS old_receipt, person AS old_person, receipt_group
FROM (SELECT kept_receipt.*, row_number() OVER (
        PARTITION BY receipt_group
        ORDER BY coalesce(sex, ''), age // $age_years, place_of_receipt(receipt), receipt) AS place
      FROM kept_receipt) AS placed
JOIN preset_rule USING (receipt_group)
WHERE (place * sample_share + start) // $whole > ((place - 1) * sample_share + start) // $whole

-- name: preset_persons
CREATE TABLE preset_person AS
SELECT old_person, row_number() OVER (ORDER BY place_of_person(old_person), old_person) AS person
FROM (SELECT DISTINCT old_person FROM sampled_receipt)

-- name: preset_numbers
CREATE TABLE new_receipt AS
SELECT old_receipt, receipt_group, preset_person.person,
       row_number() OVER (ORDER BY place_of_receipt(old_receipt), old_receipt) AS receipt
FROM sampled_receipt JOIN preset_person USING (old_person)

-- name: codes_begin
CREATE TABLE {{counted}} (receipt_group VARCHAR, code VARCHAR)

-- name: codes_add
INSERT INTO {{counted}}
SELECT kept_receipt.receipt_group, old.{{column}}
FROM {{table}} AS old JOIN kept_receipt USING (receipt) WHERE old.{{column}} IS NOT NULL

-- From the rarest up; of codes that are equally rare, in the order of their codes.
-- name: rare_codes
CREATE TABLE {{rare}} AS
SELECT receipt_group, code
FROM (SELECT receipt_group, code,
             sum(occurrences) OVER (PARTITION BY receipt_group ORDER BY occurrences, code
                                    ROWS UNBOUNDED PRECEDING) AS so_far,
             sum(occurrences) OVER (PARTITION BY receipt_group) AS of_all
      FROM (SELECT receipt_group, code, count(*) AS occurrences FROM {{counted}} GROUP BY ALL))
JOIN preset_rule USING (receipt_group)
WHERE so_far * $whole <= of_all * rare_share

-- name: preset_out_person
CREATE VIEW {{out}} AS
SELECT preset_person.person, person.sex, age_class
FROM preset_person JOIN person ON person.person = preset_person.old_person
JOIN (SELECT person, any_value(CASE WHEN age >= top THEN top || '-'
             ELSE (age // years * years) || '-' || (age // years * years + years - 1) END) AS age_class
      FROM preset_receipt, preset_age GROUP BY person) AS aged
  ON aged.person = preset_person.old_person

-- name: preset_age
CREATE TABLE preset_age AS SELECT CAST($age_years AS BIGINT) AS years, CAST($age_top AS BIGINT) AS top

-- name: kept_column
old.{{column}}

-- name: blank_column
NULL

-- name: masked_code
CASE WHEN rare.code IS NULL THEN old.{{column}} ELSE repeat('9', length(old.{{column}})) END

-- name: blank_beside_masked
CASE WHEN rare.code IS NULL THEN old.{{column}} END

-- name: preset_rows
CREATE VIEW {{out}} AS
SELECT new_receipt.person, new_receipt.receipt, {{expressions}}
FROM {{table}} AS old JOIN new_receipt ON old.receipt = new_receipt.old_receipt

-- name: preset_rows_with_code
CREATE VIEW {{out}} AS
SELECT new_receipt.person, new_receipt.receipt, {{expressions}}
FROM {{table}} AS old JOIN new_receipt ON old.receipt = new_receipt.old_receipt
LEFT JOIN {{rare}} AS rare
  ON rare.receipt_group = new_receipt.receipt_group AND rare.code = old.{{code}}

-- name: seen_codes_begin
CREATE TABLE {{seen}} (code VARCHAR, occurrences BIGINT)

-- name: seen_codes_add
INSERT INTO {{seen}} SELECT {{code}}, count(*) FROM {{rows}} GROUP BY {{code}}

-- name: common_codes
CREATE TABLE {{common}} AS
SELECT code FROM {{seen}} WHERE code IS NOT NULL
GROUP BY code HAVING sum(occurrences) >= $occurrences_min

-- name: rows_of_common_codes
CREATE VIEW {{out}} AS
SELECT * FROM {{rows}} WHERE {{code}} IS NULL OR {{code}} IN (SELECT code FROM {{common}})

-- name: preset_ordered
CREATE VIEW {{out}} AS
SELECT *, hash(receipt, {{columns}}) AS row_order
FROM {{rows}}

-- name: receipts_by_group
SELECT receipt_group, count(*) FROM {{receipts}} WHERE receipt_group IS NOT NULL
GROUP BY receipt_group ORDER BY receipt_group

-- name: count_rows
SELECT count(*) FROM {{table}}
