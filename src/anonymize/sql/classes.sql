-- Persons, their quasi-identifying values, and how many persons share them. Where every row is a
-- person, the values themselves divide the persons into classes; where a person has rows in several
-- tables, one fingerprint of the set of its values does. A missing value is a value of its own.

-- name: classes_of_rows
CREATE OR REPLACE TABLE classes AS
SELECT row_number() OVER () AS class, *
FROM (SELECT {{class}}, count(*) AS size
      FROM (SELECT {{columns}} FROM {{relation}} AS source)
      GROUP BY {{class}})

-- Classes and the values of one sensitive column in one pass over the rows.
-- name: count_rows_with_value
CREATE OR REPLACE TABLE counted AS
SELECT {{class}}, value, count(*) AS persons
FROM (SELECT {{columns}}, {{value}} FROM {{relation}} AS source)
GROUP BY ALL

-- name: classes_of_counted
CREATE OR REPLACE TABLE classes AS
SELECT row_number() OVER () AS class, *
FROM (SELECT {{class}}, CAST(sum(persons) AS BIGINT) AS size FROM counted GROUP BY {{class}})

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
CREATE OR REPLACE TABLE classes AS
SELECT row_number() OVER () AS class, *
FROM (SELECT c1, count(*) AS size FROM profile GROUP BY c1)

-- name: count_classes
SELECT count(*) FROM classes

-- name: combinations
SELECT class, size, {{class}} FROM classes ORDER BY class

-- name: classes_in_order
SELECT class, size FROM classes ORDER BY class

-- name: class_of_person
CREATE OR REPLACE TABLE class_of_person AS
SELECT profile.person, classes.class FROM profile JOIN classes ON profile.c1 = classes.c1

-- name: parts_of_classes
SELECT class_of_person.class, count(*), {{class}}
FROM (SELECT source.{{person}} AS person, {{columns}} FROM {{relation}} AS source) AS source
JOIN class_of_person ON class_of_person.person = source.person
GROUP BY class_of_person.class, {{class}} ORDER BY class_of_person.class

-- name: class_sizes
SELECT size, count(*) FROM classes GROUP BY size ORDER BY size

-- name: suppress_rows
INSERT INTO suppressed
SELECT profile.person
FROM (SELECT source.{{person}} AS person, {{columns}} FROM {{relation}} AS source) AS profile
JOIN classes ON {{same_class}}
WHERE classes.class IN (SELECT class FROM failed)

-- name: suppress_profile
INSERT INTO suppressed
SELECT profile.person FROM profile JOIN classes ON profile.c1 = classes.c1
WHERE classes.class IN (SELECT class FROM failed)

-- name: same_value
profile.{{column}} IS NOT DISTINCT FROM classes.{{column}}

-- name: values_of_rows
CREATE OR REPLACE TABLE spread AS
SELECT classes.class, source.value, source.persons
FROM (SELECT {{class}}, value, count(*) AS persons
      FROM (SELECT {{columns}}, {{value}} FROM {{relation}} AS source)
      GROUP BY ALL) AS source
JOIN classes ON {{same_class}}

-- name: values_of_counted
CREATE OR REPLACE TABLE spread AS
SELECT classes.class, source.value, source.persons
FROM counted AS source JOIN classes ON {{same_class}}

-- name: drop_counted
DROP TABLE IF EXISTS counted

-- name: values_of_profile
CREATE OR REPLACE TABLE spread AS
SELECT classes.class, source.value, count(*) AS persons
FROM (SELECT DISTINCT profile.c1, profile.person, source.value
      FROM (SELECT source.{{person}} AS person, {{value}} FROM {{relation}} AS source) AS source
      JOIN profile ON profile.person = source.person) AS source
JOIN classes ON source.c1 = classes.c1
GROUP BY ALL

-- Values that are shown alike have one rank: they are one value.
-- name: rank_values
CREATE OR REPLACE TABLE ranks AS
SELECT value, dense_rank() OVER (ORDER BY TRY_CAST(shown AS DOUBLE) NULLS LAST, shown NULLS LAST)
              - 1 AS rank
FROM (SELECT source.value, {{shown}} AS shown FROM (SELECT DISTINCT value FROM spread) AS source)

-- name: spread_of_everybody
SELECT ranks.rank, CAST(sum(spread.persons) AS BIGINT)
FROM spread JOIN ranks ON spread.value IS NOT DISTINCT FROM ranks.value
GROUP BY ranks.rank ORDER BY ranks.rank

-- name: spread_of_classes
SELECT spread.class, ranks.rank, spread.persons
FROM spread JOIN ranks ON spread.value IS NOT DISTINCT FROM ranks.value
ORDER BY spread.class, ranks.rank

-- name: value_as_it_is
CAST(source.value AS VARCHAR)

-- name: value_of_code
{{function}}(source.value)

-- name: same_class
source.{{column}} IS NOT DISTINCT FROM classes.{{column}}

-- name: key_of_codes
{{function}}({{columns}})

-- name: fail_small
INSERT INTO failed SELECT class FROM classes WHERE size < $k

-- name: persons_in_failed
SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM classes
WHERE class IN (SELECT class FROM failed)

-- name: failed_classes
SELECT DISTINCT class FROM failed ORDER BY class

-- Weights are added up as decimal numbers, so that their order has no influence.
-- name: weights_of_classes
SELECT classes.class,
       CAST(sum(TRY_CAST(source.weight AS DECIMAL(18, 6))) AS DOUBLE),
       count(*) FILTER (NOT coalesce(TRY_CAST(source.weight AS DECIMAL(18, 6)) > 0, false))
FROM (SELECT {{columns}}, source.{{weight}} AS weight FROM {{relation}} AS source) AS source
JOIN classes ON {{same_class}}
GROUP BY classes.class

-- name: count_population
CREATE OR REPLACE TABLE population_classes AS
SELECT {{class}}, sum(persons) AS size
FROM (SELECT {{columns}}, source."renga:persons" AS persons FROM "population" AS source)
GROUP BY {{class}}

-- name: count_population_by_mark
CREATE OR REPLACE TABLE population_classes AS
SELECT md5(md5(concat($table, '/', {{pieces}}))) AS c1, sum(persons) AS size
FROM (SELECT {{columns}}, source."renga:persons" AS persons FROM "population" AS source)
GROUP BY ALL

-- name: population_combinations
SELECT CAST(sum(persons) AS BIGINT), {{class}}
FROM (SELECT {{columns}}, source."renga:persons" AS persons FROM "population" AS source)
GROUP BY {{class}} ORDER BY {{class}}

-- name: presence
SELECT classes.class, classes.size, CAST(coalesce(source.size, 0) AS BIGINT)
FROM classes LEFT JOIN population_classes AS source ON {{same_class}}
ORDER BY classes.class

-- name: classes_of_population_alone
SELECT count(*) FROM population_classes AS source
WHERE NOT EXISTS (SELECT 1 FROM classes WHERE {{same_class}})
