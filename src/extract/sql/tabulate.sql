-- The cells of aggregate tables (docs/spec/tabulate.md). Sums are made in decimals, so that they do not depend on the order of
-- their parts.

-- name: members
CREATE TABLE member AS
SELECT cohort.person, person.sex,
       CAST(floor(((year($day) - year(birth_month)) * 12 + month($day) - month(birth_month)) / 12) AS BIGINT) AS age
FROM {{cohort}} AS cohort JOIN person USING (person)

-- name: members_at_index
CREATE TABLE member AS
SELECT cohort.person, person.sex,
       CAST(floor(((year(index_day) - year(birth_month)) * 12 + month(index_day) - month(birth_month)) / 12) AS BIGINT) AS age
FROM {{cohort}} AS cohort JOIN person USING (person)

-- name: cells_of_members
SELECT {{axes}}, count(*), count(*), CAST(NULL AS DOUBLE) FROM member GROUP BY ALL

-- name: cells_of_rows
SELECT {{axes}}, count(DISTINCT member.person), count(*), {{quantity}}
FROM (SELECT *, {{row_axes}} FROM {{table}} WHERE {{conditions}}) AS old
JOIN member ON member.person = old.person
GROUP BY ALL

-- name: cells_of_dated_rows
SELECT {{axes}}, count(DISTINCT member.person), count(*), {{quantity}}
FROM (SELECT *, {{row_axes}} FROM {{table}}
      WHERE {{conditions}} AND {{at}} >= $from AND {{at}} < $end) AS old
JOIN member ON member.person = old.person
GROUP BY ALL

-- name: cells_of_children
SELECT {{axes}}, count(DISTINCT member.person), count(*), {{quantity}}
FROM (SELECT *, {{row_axes}} FROM {{table}} WHERE {{conditions}}) AS old
JOIN (SELECT *, {{parent_axes}} FROM {{parent}} WHERE {{at}} >= $from AND {{at}} < $end) AS parent
  ON parent.{{key}} = old.{{key}}
JOIN member ON member.person = parent.person
GROUP BY ALL

-- name: any_of_codes
{{codes}}

-- name: no_axis
TRUE

-- name: axis_of_row
old.{{axis}}

-- name: axis_of_parent
parent.{{axis}}

-- name: axis_of_sex
coalesce(member.sex, '')

-- name: axis_of_age
coalesce(lpad(CAST(least(member.age, $top) // $years * $years AS VARCHAR), 3, '0'), '')

-- name: axis_of_values
coalesce(CAST({{column}} AS VARCHAR), '')

-- name: axis_of_months
coalesce(strftime({{column}}, '%Y-%m'), '')

-- name: axis_of_years
coalesce(strftime({{column}}, '%Y'), '')

-- name: axis_of_fiscal_years
coalesce(CAST(year({{column}}) - CASE WHEN month({{column}}) < 4 THEN 1 ELSE 0 END AS VARCHAR) || '年度', '')

-- name: axis_of_groups
coalesce({{groups}})

-- name: one_group
CASE WHEN {{codes}} THEN $place END

-- name: sum_of_quantity
CAST(sum(CAST(old.{{column}} AS DECIMAL(28, 5))) AS DOUBLE)

-- name: no_quantity
CAST(NULL AS DOUBLE)
