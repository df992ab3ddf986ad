-- The tables of the linked dataset (JOIN-11 to JOIN-13).

-- name: person_begin
CREATE VIEW {{next}} AS SELECT * FROM linked

-- name: person_add
CREATE VIEW {{next}} AS
SELECT so_far.*, {{columns}}
FROM {{previous}} AS so_far LEFT JOIN {{own}} AS own ON own.person = so_far.{{own_person}}

-- name: own_column
own.{{column}}

-- name: person_sorted
CREATE TABLE person_sorted AS SELECT * FROM {{all}} ORDER BY person

-- name: person_written
CREATE VIEW person_written AS SELECT person, stage, flags, {{columns}} FROM person_sorted

-- name: id_as_text
renga_id_text({{column}})

-- name: unlinked
CREATE VIEW unlinked AS
SELECT person, place.name AS database, reason
FROM unlinked_node JOIN linked ON linked.head = unlinked_node.node
JOIN place ON place.number = node % 8

-- name: all_numbers
SELECT {{own_person}}, person FROM linked WHERE {{own_person}} IS NOT NULL ORDER BY {{own_person}}

-- name: persons_of_rows
SELECT person FROM {{table}}

-- The number comes from a function, not from a join, so that the rows keep their order.
-- name: rows_of_linked
CREATE VIEW {{out}} AS
SELECT * REPLACE ({{linked_number}}(person) AS person) FROM {{table}}

-- The statistics of the files answer this where no row is without a person.
-- name: rows_without_person
SELECT count(*) FROM {{table}} WHERE person IS NULL

-- name: rows_without_number
SELECT count(*) FROM {{table}} WHERE {{linked_number}}(person) IS NULL
