-- What the examiner of the demonstration works out, and the applicant's table for publication.

-- The file of each receipt: manifests name their inputs in the order of the numbers.
-- name: source_files
CREATE TABLE source_file AS
SELECT unnest($names) AS name, unnest(range(1, CAST(len($names) AS BIGINT) + 1)) AS number

-- name: world_causes
CREATE TABLE world_causes AS
SELECT database, source, file, CAST(number AS BIGINT) AS number,
       string_agg(DISTINCT cause, ';' ORDER BY cause) AS causes
FROM read_csv($path, header = true, all_varchar = true) GROUP BY ALL

-- name: world_truth
CREATE TABLE world_truth AS
SELECT truth.database, truth.source, truth.file, CAST(truth.number AS BIGINT) AS number,
       CAST(truth.person AS BIGINT) AS person, causes
FROM read_csv($path, header = true, all_varchar = true) AS truth
LEFT JOIN world_causes AS said
  ON said.database = truth.database AND said.source = truth.source AND said.file = truth.file
    AND said.number = CAST(truth.number AS BIGINT)

-- name: truth_of_receipts
CREATE TABLE stored_truth AS
SELECT stored.person AS stored_person, truth.person, truth.causes
FROM world_truth AS truth
JOIN source_file ON source_file.name = truth.file
JOIN intake_re AS intake
  ON intake.source_file = source_file.number AND intake.receipt_no = truth.number
JOIN stored_re AS stored ON stored.receipt = intake.receipt
WHERE truth.database = 'ndb' AND truth.source = 're'

-- name: truth_of_checkups
INSERT INTO stored_truth
SELECT stored.person, truth.person, truth.causes
FROM world_truth AS truth
JOIN stored_checkup AS stored ON stored.checkup = truth.number
WHERE truth.database = 'ndb' AND truth.source = 'checkup'

-- name: truth_of_ndb
CREATE TABLE truth AS
SELECT 'ndb' AS database, renga_next_id(id4) AS id4, renga_next_id(id5) AS id5, truth.person,
       causes
FROM stored_truth AS truth JOIN stored_person AS stored ON stored.person = truth.stored_person

-- name: truth_of_patients
CREATE TABLE truth AS
SELECT 'jisedai' AS database, renga_next_id(answer.id4) AS id4, renga_next_id(answer.id5) AS id5,
       truth.person, truth.causes
FROM (SELECT patient, row_number() OVER (ORDER BY patient_no) AS row FROM source_patient) AS patient
JOIN answer_answer AS answer USING (row)
JOIN world_truth AS truth ON truth.number = patient.patient
WHERE truth.database = 'jisedai' AND truth.source = 'patient'

-- Patients of A病院 whose records were linked, by five-year age class and sex on the last day of
-- the period, with all totals; classes above 100 are one (PUB-09, PUB-10).
-- name: publication_table
CREATE TABLE publication AS
SELECT CASE WHEN grouping(class) = 1 THEN '計' ELSE class END AS 年齢階級,
       CASE WHEN grouping(sex) = 1 THEN '計' ELSE sex END AS 性別,
       count(*) AS 患者数,
       coalesce(min(low), 1000) AS low, grouping(sex) AS last_sex
FROM (SELECT low,
             CASE WHEN low >= 100 THEN '100歳以上'
                  ELSE CAST(low AS VARCHAR) || '～' || CAST(low + 4 AS VARCHAR) || '歳' END AS class,
             CASE sex WHEN '1' THEN '男' ELSE '女' END AS sex
      FROM (SELECT sex, least(100, 5 * (age // 5)) AS low
            FROM (SELECT ndb.sex,
                         CAST(floor((year($day) * 12 + month($day)
                                     - year(ndb.birth_month) * 12 - month(ndb.birth_month)) / 12)
                              AS BIGINT) AS age
                  FROM linked_person AS linked JOIN ndb_person AS ndb
                    ON ndb.person = linked.ndb_person
                  WHERE linked.ndb_person IS NOT NULL AND linked.jisedai_person IS NOT NULL
                    AND ndb.birth_month IS NOT NULL AND ndb.sex IN ('1', '2'))))
GROUP BY CUBE (class, sex)
