# Aggregate tables from request to files: they come out protected, and the check before publication passes on them.
$ renga demo --people 2000 --seed 3 --out demo --keep > /dev/null
$ cp $EXAMPLES/extract/aggregate-tables.toml .
$ renga tabulate demo/ndb/stored --request aggregate-tables.toml --approval demo/office/approval.toml --explain
> select   all …persons…
>*
> count    count_patients-by-sex-and-age …cells…
> count    count_diseases-by-region …cells…(sy, re, person)
>*
> Nothing was written.
$ renga tabulate demo/ndb/stored --request aggregate-tables.toml --approval demo/office/approval.toml --out tables --report tables.html
>*
> patients-by-sex-and-age.csv: …
> diseases-by-region.csv: 9 cells, …
> drugs-by-month.csv: …
> Verdict: …
$ ls tables
> declaration.toml
> diseases-by-region.csv
> drugs-by-month.csv
> patients-by-sex-and-age.csv
$ head -1 tables/diseases-by-region.csv | tr -d '\r'
> 性別,傷病,患者数,件数
$ renga check --declare tables/declaration.toml --json > verdict.json; python3 -c "import json; v = json.load(open('verdict.json')); print(v['verdict'] in ('pass', 'review'), [f for f in v['findings'] if f['severity'] == 'violation'])"
> True []

# No printed count of patients lies between one and nine.
$ cut -d, -f3 tables/patients-by-sex-and-age.csv | tr -d '\r' | grep -c '^[1-9]$'
> 0
= 1

# A table of institutions, and a fourth axis, are no aggregate tables.
$ sed 's/column = "disease"/column = "institution"/; s/^of = "sy"/of = "re"/' aggregate-tables.toml > more.toml
$ renga tabulate demo/ndb/stored --request more.toml --approval demo/office/approval.toml --out more
! The column re.institution is refused in principle… (rule REV-20)
= 4
$ ls more
= 2
