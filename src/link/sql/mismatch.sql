-- The ledger of mismatches (JOIN-22 to JOIN-26): for pairs of persons of two databases, and for
-- persons alone, which leg (ID4, ID5) does not say what it should, and the cause that the data show.

-- name: linked_pairs
CREATE TABLE pair AS
SELECT a.node AS a, b.node AS b
FROM placement AS a JOIN placement AS b USING (head)
WHERE a.stage IS NOT NULL AND b.stage IS NOT NULL AND a.node % 8 < b.node % 8

-- Pairs that share a value and are not linked. A value that many share is no sign of one person, and
-- one that only the persons of one linked person share has no such pair.
-- name: sharing_pairs
INSERT INTO pair
WITH few AS (SELECT {{value}} AS value FROM placement WHERE {{value}} IS NOT NULL GROUP BY {{value}}
             HAVING count(*) BETWEEN 2 AND $most_carriers AND min(node % 8) <> max(node % 8)
               AND min(head) <> max(head)),
     few_carrier AS (SELECT node, value, id5, stage
                     FROM placement JOIN few ON few.value = placement.{{value}}),
     sharing AS (SELECT a.node AS a, b.node AS b
                 FROM few_carrier AS a JOIN few_carrier AS b USING (value)
                 WHERE a.node % 8 < b.node % 8 AND {{worth}})
SELECT a, b FROM sharing ANTI JOIN pair USING (a, b)

-- What is known of the two persons of a pair.
-- name: compare_pairs
CREATE TABLE compared AS
SELECT pair.a, pair.b, a.head = b.head AS linked,
       coalesce(a.stage, '') AS a_stage, coalesce(b.stage, '') AS b_stage,
       a.id5 IS NULL OR b.id5 IS NULL AS lacks_id5, a.id5 = b.id5 AS same_id5,
       CASE WHEN a.id5 IS NULL THEN a.id5_validity ELSE b.id5_validity END AS id5_validity,
       a.id4 IS NULL OR b.id4 IS NULL AS lacks_id4, a.id4 = b.id4 AS same_id4,
       CASE WHEN a.id4 IS NULL THEN a.id4_validity ELSE b.id4_validity END AS id4_validity,
       coalesce(a.sex <> b.sex, FALSE) AS other_sex,
       coalesce(a.birth_first > b.birth_last OR b.birth_first > a.birth_last, FALSE) AS other_birth,
       coalesce(a.name_spelling = b.name_spelling OR (a.name_head = b.name_head AND a.name_tail = b.name_tail),
                FALSE) AS same_spelling,
       coalesce(a.name_head = b.name_head, FALSE) AS same_head,
       coalesce(a.name_tail = b.name_tail, FALSE) AS same_tail,
       coalesce(a.id5 IN (SELECT id FROM doubted), FALSE) AS doubted
FROM pair JOIN placement AS a ON a.node = pair.a JOIN placement AS b ON b.node = pair.b

-- name: ledger_begin
CREATE TABLE ledger (a BIGINT, b BIGINT, leg VARCHAR, cause VARCHAR, flags VARCHAR)

-- name: explain_id5
CREATE VIEW explained AS
SELECT *,
       CASE WHEN lacks_id5 THEN id5_validity
            WHEN same_id5 AND (doubted OR (other_sex AND other_birth AND NOT coalesce(same_id4, TRUE)))
              THEN 'reused_number'
            WHEN same_id5 AND (other_sex OR other_birth) THEN 'attribute_conflict'
            WHEN same_id5 AND NOT linked THEN 'registered_twice'
            WHEN same_id5 OR NOT coalesce(same_id4, FALSE) THEN NULL
            WHEN a_stage = 'id5' AND b_stage = 'id5' THEN NULL
            WHEN a_stage <> '' OR b_stage <> '' THEN 'several_id5'
            ELSE 'insurer_change_before_history' END AS id5_cause
FROM compared

-- name: enter_id5
INSERT INTO ledger
SELECT a, b, 'id5', id5_cause,
       concat_ws(',', CASE WHEN linked THEN 'linked' ELSE 'unlinked' END,
                 CASE WHEN other_sex THEN 'sex' END, CASE WHEN other_birth THEN 'birth_month' END)
FROM explained WHERE id5_cause IS NOT NULL

-- The same ID4 on both sides is a namesake's where each of the two found its own in another
-- database by ID5, or where several persons of one database carry it.
-- name: enter_id4
INSERT INTO ledger
SELECT a, b, 'id4', cause, CASE WHEN linked THEN 'linked' ELSE 'unlinked' END
FROM (SELECT *,
             CASE WHEN lacks_id4 THEN id4_validity
                  WHEN same_id4 AND linked THEN NULL
                  WHEN same_id4 AND a_stage = 'id5' AND b_stage = 'id5' THEN 'homonym'
                  WHEN same_id4 AND lacks_id5
                    AND (a NOT IN (SELECT node FROM agreeing_id4)
                         OR b NOT IN (SELECT node FROM agreeing_id4)) THEN 'homonym'
                  WHEN same_id4 OR coalesce(id5_cause, '') = 'reused_number' THEN NULL
                  WHEN same_spelling THEN 'spelling_variant'
                  WHEN same_head THEN 'cut_name'
                  WHEN same_tail THEN 'name_change'
                  WHEN same_id5 AND id5_cause IS NULL THEN 'several_id4' END AS cause
      FROM explained)
WHERE cause IS NOT NULL

-- Who is linked to nobody and stands in no pair.
-- name: enter_alone
INSERT INTO ledger
WITH named AS (SELECT a AS node FROM ledger UNION SELECT b FROM ledger),
     alone AS (SELECT placement.* FROM unlinked_node JOIN placement USING (node) ANTI JOIN named USING (node))
SELECT node, NULL, 'id5', id5_validity, 'possible' FROM alone WHERE id5 IS NULL
UNION ALL
SELECT node, NULL, 'id4', id4_validity, 'possible' FROM alone WHERE id4 IS NULL
UNION ALL
SELECT node, NULL, NULL, 'only_in_one', NULL FROM alone WHERE id4 IS NOT NULL AND id5 IS NOT NULL

-- A validity that the table of causes does not know, or an ID that is said to be there and is not.
-- name: name_other_validities
UPDATE ledger SET cause = 'id_missing' WHERE cause IS NULL OR cause NOT IN (SELECT code FROM cause)

-- name: mismatch_rows
CREATE TABLE mismatch AS
SELECT one.person, other.person AS other_person, place_a.name AS database,
       place_b.name AS other_database, kind, leg, ledger.cause, nullif(ledger.flags, '') AS flags,
       rank,
       CAST(ledger.a % 8 AS BIGINT) AS place_a, CAST(ledger.b % 8 AS BIGINT) AS place_b
FROM ledger
JOIN cause ON cause.code = ledger.cause
JOIN placement AS at_a ON at_a.node = ledger.a JOIN linked AS one ON one.head = at_a.head
LEFT JOIN placement AS at_b ON at_b.node = ledger.b LEFT JOIN linked AS other ON other.head = at_b.head
JOIN place AS place_a ON place_a.number = ledger.a % 8
LEFT JOIN place AS place_b ON place_b.number = ledger.b % 8

-- name: true_mismatches
CREATE VIEW mismatch_of_list AS SELECT * FROM mismatch WHERE kind <> 'none'

-- name: count_mismatches
SELECT cause, coalesce(leg, ''), place_a, coalesce(place_b, -1), count(*),
       count(*) FILTER (coalesce(starts_with(flags, 'linked'), FALSE))
FROM mismatch GROUP BY cause, leg, place_a, place_b ORDER BY min(rank), leg, place_a, place_b

-- name: examples_of_causes
SELECT cause, person
FROM (SELECT cause, person, row_number() OVER (PARTITION BY cause ORDER BY person) AS place
      FROM (SELECT DISTINCT cause, person FROM mismatch))
WHERE place <= $examples ORDER BY cause, person

-- Two persons who share an ID are worth a line whoever they are. A part of a name is a weak sign,
-- and nothing against two different ID5.
-- name: worth_as_id
TRUE

-- name: worth_as_spelling
a.stage IS NULL OR b.stage IS NULL

-- name: worth_as_part
a.stage IS NULL AND b.stage IS NULL AND (a.id5 IS NULL OR b.id5 IS NULL)
