-- What the fund makes of a request.

-- name: id4_roots
CREATE TABLE root4 AS
SELECT row, source, service_from, root,
       CASE WHEN root IS NULL THEN renga_id4_validity(name_kana, birth, sex) ELSE 'ok' END
         AS validity
FROM (SELECT *, renga_root_id4(name_kana, birth, sex) AS root
      FROM (SELECT *, CAST(birth_date AS VARCHAR) AS birth FROM request))

-- The keys that explain a mismatch (IDP-74); like ID4 they go where its validity is ok.
-- name: look_alike_roots
CREATE TABLE look_alike_root AS
SELECT row, renga_root_spelling(name_kana, birth, sex) AS spelling,
       renga_root_head(name_kana, birth, sex) AS head, renga_root_tail(name_kana, birth, sex) AS tail
FROM (SELECT *, CAST(birth_date AS VARCHAR) AS birth FROM request)

-- name: asked_numbers
CREATE TABLE asked AS
SELECT row, source, service_from, service_until,
       renga_number_key(insurer, symbol, number, branch) AS number_key,
       renga_branch(branch) AS branch
FROM request

-- name: wrong_check_digits
SELECT CAST(coalesce(sum(renga_wrong_check_digits(number_key)), 0) AS BIGINT) FROM asked

-- name: history_counts
SELECT count(*), count(DISTINCT subject) FROM history

-- Each subject's oldest row and whether another subject has the same one (IDP-28).
-- name: oldest_numbers
CREATE TABLE oldest AS
SELECT *, count(*) OVER (PARTITION BY number_key, branch, valid_from) AS sharers
FROM (SELECT *, row_number() OVER (PARTITION BY subject
                                   ORDER BY valid_from, insurer, symbol, number, branch) AS age_rank
      FROM history)
WHERE age_rank = 1

-- The holders of each asked number on the asked days (IDP-26).
-- name: holders
CREATE TABLE holder AS
SELECT question.number_key, question.branch, question.service_from, question.service_until,
       count(DISTINCT history.subject) AS subjects, min(history.subject) AS subject
FROM (SELECT DISTINCT number_key, branch, service_from, service_until FROM asked) AS question
JOIN history
  ON history.number_key = question.number_key
 AND (history.branch = question.branch OR history.branch = '' OR question.branch = '')
 AND history.valid_from <= question.service_until
 AND history.valid_until >= question.service_from
GROUP BY ALL

-- name: id5_roots
CREATE TABLE root5 AS
SELECT asked.row, asked.source, asked.service_from, holder.subjects, oldest.sharers,
       CASE WHEN asked.number_key IS NULL THEN 'no_insured_number'
            WHEN holder.subjects IS NULL THEN 'not_in_history'
            WHEN holder.subjects > 1 OR oldest.sharers > 1 THEN 'no_insured_number'
            ELSE 'ok' END AS validity,
       CASE WHEN holder.subjects = 1 AND oldest.sharers = 1
            THEN renga_root_id5(oldest.insurer, oldest.symbol, oldest.number, oldest.branch,
                                oldest.valid_from) END AS root
FROM asked
LEFT JOIN holder
  ON holder.number_key = asked.number_key AND holder.branch = asked.branch
 AND holder.service_from = asked.service_from AND holder.service_until = asked.service_until
LEFT JOIN oldest ON oldest.subject = holder.subject

-- name: roots_in_order
SELECT validity, root FROM root5 ORDER BY row

-- name: several_holders
SELECT count(*) FROM root5 WHERE subjects > 1

-- name: same_oldest_numbers
SELECT count(*) FROM root5 WHERE subjects = 1 AND sharers > 1

-- A record before the period of its ID does not get it, whatever its fields hold (IDP-24).
-- name: outside_period
UPDATE {{roots}} SET validity = 'outside_period', root = NULL
WHERE source = $source AND service_from < $from

-- name: answer
INSERT INTO answer
SELECT row, renga_next_id(root4.root), renga_next_id(root5.root), root4.validity, root5.validity
FROM root4 JOIN root5 USING (row)

-- name: answer_with_look_alikes
INSERT INTO answer
SELECT row, renga_next_id(root4.root), renga_next_id(root5.root), root4.validity, root5.validity,
       CASE WHEN root4.validity = 'ok' THEN renga_next_id(look_alike.spelling) END,
       CASE WHEN root4.validity = 'ok' THEN renga_next_id(look_alike.head) END,
       CASE WHEN root4.validity = 'ok' THEN renga_next_id(look_alike.tail) END
FROM root4 JOIN root5 USING (row) JOIN look_alike_root AS look_alike USING (row)

-- The persons of an extract keep their validities: an ID that was never stored cannot be issued.
-- name: issue
INSERT INTO answer
SELECT row, renga_next_id(id4), renga_next_id(id5), id4_validity, id5_validity FROM request

-- name: issue_with_look_alikes
INSERT INTO answer
SELECT row, renga_next_id(id4), renga_next_id(id5), id4_validity, id5_validity,
       renga_next_id(id4_spelling), renga_next_id(id4_head), renga_next_id(id4_tail)
FROM request

-- name: unreadable_ids
SELECT count(*) FROM answer JOIN request USING (row) WHERE {{unreadable}}

-- name: unreadable_id
request.{{column}} IS NOT NULL AND answer.{{column}} IS NULL

-- name: validities
SELECT id, validity, count(*)
FROM (SELECT 'id4' AS id, id4_validity AS validity FROM {{table}}
      UNION ALL SELECT 'id5', id5_validity FROM {{table}})
GROUP BY ALL
ORDER BY ALL
