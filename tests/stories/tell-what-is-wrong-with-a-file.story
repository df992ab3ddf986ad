# What a damaged file costs, and what is said of it. The examples are invented; they are damaged on the way.

# A table that was cut off in its last row: that row is told, the others are read.
$ printf 'patient_no,date,substance\n1,2025-05-01,soba\n2,2025-05-02,ragweed\n3,2025-' > allergy.csv
$ renga ingest --db jisedai --out cut allergy.csv
> allergy                       2 rows
> fields_too_few: 1
>   allergy.csv, row 4: There are 2 fields where 3 are expected. …
> records set aside 1
= 1
$ cat cut/rejected.csv
> file,line,record,column,code,rule,reason,reason_en
> allergy.csv,4,allergy,,fields_too_few,ING-11,…

# A line of an export that is no JSON, between two that are.
$ (echo '{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/1"},"recordedDate":"2025-05-01","code":{"text":"soba"}}'; echo '{"resourceType":"Allergy'; echo '{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/2"},"recordedDate":"2025-05-01","code":{"text":"soba"},"note":[{"text":"x"}]}') > export.ndjson
$ renga ingest --db jisedai --out export export.ndjson
> allergy                       2 rows
> json_line_broken: 1
>   export.ndjson, row 2…
> records set aside 1
> values of fields that are not read 1
>   FHIR AllergyIntolerance.note.text: 1
= 1

# A day that does not exist, in Japanese as an official reads it.
$ printf '131234567\t0000000001\t20250431\t20250401\t1\r\n131234567\t0000000002\t20250430\t20250401\t1\r\n' > FF4_131234567_2504.txt
$ renga ingest --lang ja --db dpc --out ff4 FF4_131234567_2504.txt
> form4                         1 行
> field_bad: 1
>   FF4_131234567_2504.txt…1…YYYYMMDD…
> 除外したレコード 1
= 1

# The same file twice, and a file of another database.
$ cp allergy.csv again.csv
$ renga ingest --db jisedai --out twice allergy.csv again.csv
! again.csv
= 3
$ renga ingest --db kaigo --out other allergy.csv
! jisedai
= 3
$ ls
> FF4_131234567_2504.txt
> again.csv
> allergy.csv
> cut
> export
> export.ndjson
> ff4
