-- What a holder of data makes of an answer: persons with IDs in the place of identifiers.

-- name: given_ids
CREATE TABLE given AS
SELECT row, id4_validity, id5_validity, {{ids}} FROM answer_answer

-- An ID4 that occurs with exactly one ID5 tells the person of a row without ID5 (IDP-31).
-- name: settled_id4
CREATE TABLE settled AS
SELECT id4, min(id5) AS id5
FROM given
WHERE id4 IS NOT NULL AND id5 IS NOT NULL
GROUP BY id4
HAVING min(id5) = max(id5)

-- Rows with the same three columns are one person. `lone` sets apart the rows without any ID, in an
-- order that is not the source's (IDP-34).
-- name: group_rows
CREATE TABLE grouped AS
SELECT row, known_id5 AS id5,
       CASE WHEN known_id5 IS NULL THEN id4 END AS id4,
       CASE WHEN known_id5 IS NULL AND id4 IS NULL THEN sha256($digest || '/' || row) END AS lone
FROM (SELECT asking.row, asking.id4, coalesce(asking.id5, settled.id5) AS known_id5
      FROM (SELECT *, CASE WHEN id5 IS NULL THEN id4 END AS lone_id4 FROM given) AS asking
      LEFT JOIN settled ON settled.id4 = asking.lone_id4)

-- name: keep_rows_apart
CREATE TABLE grouped AS
SELECT row, id5, id4, sha256($digest || '/' || row) AS lone FROM given

-- name: number_persons
CREATE TABLE person_of_row AS
SELECT row,
       dense_rank() OVER (ORDER BY id5 NULLS LAST, id4 NULLS LAST, lone NULLS LAST) AS person
FROM grouped

-- Which person each key of the tables belongs to.

-- name: link_receipts
CREATE TABLE link_receipt AS
SELECT row AS key, person FROM person_of_row WHERE row <= $last_row

-- name: link_numbered
CREATE TABLE {{link}} AS
SELECT row - $first_row AS key, person FROM person_of_row
WHERE row > $first_row AND row <= $last_row

-- name: link_patients
CREATE TABLE link_patient_no AS
SELECT patient_no AS key, person FROM patient_row JOIN person_of_row USING (row)

-- name: link_recipients
CREATE VIEW link_recipient_no AS SELECT key, person FROM link_patient_no

-- name: link_persons
CREATE TABLE link_person AS
SELECT row AS key, person FROM person_of_row

-- What the records say of a person beside the IDs.

-- name: receipt_facts
INSERT INTO fact
SELECT receipt, CAST(sex AS VARCHAR), date_trunc('month', birth_date) FROM re

-- name: numbered_facts
INSERT INTO fact
SELECT {{table}} + $first_row, CAST(sex AS VARCHAR), date_trunc('month', birth_date) FROM {{table}}

-- name: patient_facts
INSERT INTO fact
SELECT row, CAST(sex AS VARCHAR), date_trunc('month', birth_date)
FROM patient JOIN patient_row USING (patient_no)

-- name: person_rows
CREATE TABLE person_row AS
SELECT person, given.id4, given.id5, id4_validity, id5_validity, sex, birth_month
FROM person_of_row JOIN given USING (row) JOIN fact USING (row)

-- The most frequent value of each person, of equally frequent ones the smallest (IDP-32).
-- name: most_frequent
CREATE TABLE {{into}} AS
SELECT person, value
FROM (SELECT person, {{column}} AS value,
             row_number() OVER (PARTITION BY person ORDER BY count(*) DESC, {{column}}) AS place
      FROM person_row
      WHERE {{column}} IS NOT NULL
      GROUP BY person, {{column}})
WHERE place = 1

-- name: persons
CREATE TABLE new_person AS
SELECT persons.person, id4.value AS id4, persons.id5,
       CASE WHEN id4.value IS NULL THEN id4_validity.value ELSE 'ok' END AS id4_validity,
       CASE WHEN persons.id5 IS NULL THEN id5_validity.value ELSE 'ok' END AS id5_validity,
       sex.value AS sex, birth_month.value AS birth_month
FROM (SELECT person, min(id5) AS id5 FROM person_row GROUP BY person) AS persons
LEFT JOIN frequent_id4 AS id4 ON id4.person = persons.person
LEFT JOIN frequent_id4_validity AS id4_validity ON id4_validity.person = persons.person
LEFT JOIN frequent_id5_validity AS id5_validity ON id5_validity.person = persons.person
LEFT JOIN frequent_sex AS sex ON sex.person = persons.person
LEFT JOIN frequent_birth_month AS birth_month ON birth_month.person = persons.person

-- The look-alike keys go with the ID4 that a person has (IDP-75).
-- name: persons_with_look_alikes
CREATE TABLE new_person_with_look_alikes AS
SELECT new_person.*, look_alike.id4_spelling, look_alike.id4_head, look_alike.id4_tail
FROM new_person
LEFT JOIN (SELECT id4, min(id4_spelling) AS id4_spelling, min(id4_head) AS id4_head,
                  min(id4_tail) AS id4_tail
           FROM given
           WHERE id4 IS NOT NULL
           GROUP BY id4) AS look_alike
  ON look_alike.id4 = new_person.id4

-- A table of the dataset with its persons.
-- name: table_with_persons
CREATE VIEW {{name}} AS
SELECT {{columns}} FROM {{table}} AS source JOIN {{link}} AS link ON link.key = source.{{key}}

-- name: stored_persons
CREATE VIEW {{name}} AS
SELECT {{columns}}
FROM person AS source JOIN link_person AS link ON link.key = source.person
JOIN given ON given.row = source.person

-- name: column_of_source
source.{{column}}

-- name: column_of_link
link.{{column}}

-- name: column_of_given
given.{{column}}

-- name: next_id
renga_next_id({{column}})

-- name: month_of_source
CAST(date_trunc('month', source.{{column}}) AS DATE)

-- name: row_count
SELECT count(*) FROM {{table}}
