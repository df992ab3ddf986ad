-- Persons, their quasi-identifying values, and how many persons share them. Where every row is a
-- person, the values themselves divide the persons into classes; where a person has rows in several
-- tables, one fingerprint of the set of its values does. A missing value is a value of its own.

-- name: classes_of_rows
CREATE OR REPLACE TABLE classes AS
SELECT {{class}}, count(*) AS size
FROM (SELECT {{columns}} FROM {{relation}} AS source)
GROUP BY {{class}}

-- name: persons_begin
CREATE OR REPLACE TABLE persons AS
SELECT DISTINCT source.{{person}} AS person FROM {{relation}} AS source

-- name: persons_add
INSERT INTO persons
SELECT DISTINCT source.{{person}} FROM {{relation}} AS source
WHERE source.{{person}} NOT IN (SELECT person FROM persons)

-- name: marks_begin
CREATE OR REPLACE TABLE marks AS SELECT person, '' AS mark FROM persons LIMIT 0

-- name: marks_add
INSERT INTO marks
SELECT DISTINCT person, md5(concat($table, '/', {{pieces}}))
FROM (SELECT source.{{person}} AS person, {{columns}} FROM {{relation}} AS source)

-- name: framed_value
coalesce(CAST(strlen(CAST({{value}} AS VARCHAR)) AS VARCHAR) || ':' || CAST({{value}} AS VARCHAR), '-')

-- name: profile_of_marks
CREATE OR REPLACE TABLE profile AS
SELECT persons.person, coalesce(md5(string_agg(marks.mark, '' ORDER BY marks.mark)), '') AS c1
FROM persons LEFT JOIN marks ON persons.person = marks.person
GROUP BY persons.person

-- name: classes_of_profile
CREATE OR REPLACE TABLE classes AS SELECT c1, count(*) AS size FROM profile GROUP BY c1

-- name: class_sizes
SELECT size, count(*) FROM classes GROUP BY size ORDER BY size

-- name: suppress_rows
INSERT INTO suppressed
SELECT profile.person
FROM (SELECT source.{{person}} AS person, {{columns}} FROM {{relation}} AS source) AS profile
JOIN classes ON {{same_class}}
WHERE classes.size < $k

-- name: suppress_profile
INSERT INTO suppressed
SELECT profile.person FROM profile JOIN classes ON profile.c1 = classes.c1 WHERE classes.size < $k

-- name: same_value
profile.{{column}} IS NOT DISTINCT FROM classes.{{column}}
