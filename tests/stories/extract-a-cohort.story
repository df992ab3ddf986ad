# A special extraction from request to files: first the plan, then the extract, with a page that shows who was left.
$ renga demo --people 2000 --seed 3 --out demo --keep > /dev/null
$ cp $EXAMPLES/extract/* .
$ renga extract demo/ndb/stored --request special-extraction.toml --approval demo/office/approval.toml --explain
> select   all …
>*
> prepare  index_records …
>*
> select   washout …
>*
> write    write_checkup …
> Estimate: …
> Nothing was written.
$ ls cohort
= 2
$ renga extract demo/ndb/stored --request special-extraction.toml --approval demo/office/approval.toml --out cohort --report cohort.html --lang ja
> …データベースの全員
> …期間内に記録あり
> …起点（最初の該当）
> …起点前に該当なし（ウォッシュアウト）
> …起点日の年齢
> …起点の前後を通じて観察
> …除外条件に非該当
>*
$ ls cohort
> checkup.parquet
> iy.parquet
> manifest.json
> person.parquet
> re.parquet
> sy.parquet
$ grep -q '<svg' cohort.html
$ python3 -c "import json; m = json.load(open('cohort/manifest.json')); print(m['counts']['persons.all'] > m['counts']['persons.index'] > 0, [i['name'] for i in m['made_by']['inputs']])"
> True ['special-extraction.toml', 'insulin.csv']

# The same request gives the same bytes, on one thread too.
$ renga extract demo/ndb/stored --request special-extraction.toml --approval demo/office/approval.toml --out again --threads 1 > /dev/null
$ cmp cohort/manifest.json again/manifest.json

# CSV for other programs.
$ renga extract demo/ndb/stored --request special-extraction.toml --approval demo/office/approval.toml --out csv --format csv > /dev/null
$ head -1 csv/sy.csv
> person,receipt,disease,start_date,outcome,main

# What is not the minimum, or not granted, is refused, and nothing is written.
$ sed 's/"receipt_kind", "care_month"/"institution", "care_month"/' special-extraction.toml > more.toml
$ renga extract demo/ndb/stored --request more.toml --approval demo/office/approval.toml --out more
! The column re.institution is refused in principle… (rule REV-20)
= 4
# The number of the file that a receipt came in tells the institution too (EXT-7).
$ sed 's/"receipt_kind", "care_month"/"source_file", "care_month"/' special-extraction.toml > files.toml
$ renga extract demo/ndb/stored --request files.toml --approval demo/office/approval.toml --out files
! The column re.source_file is refused in principle… (rule REV-20)
= 4
$ sed 's/from = "2024-04"/from = "2001-04"/' special-extraction.toml > early.toml
$ renga extract demo/ndb/stored --request early.toml --approval demo/office/approval.toml --out early
! The period must not begin earlier than 10 years before the start of use… (rule DAT-26)
= 4
$ sed '/^reason = /d' special-extraction.toml > silent.toml
$ renga extract demo/ndb/stored --request silent.toml --approval demo/office/approval.toml --out silent
! The required field reason is missing
= 3
$ ls more files early silent
= 2
