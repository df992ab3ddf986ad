# The cases of the scheme, one policy each (examples/anonymize/README.md).

# Pseudonymised (ANO-03, ANO-06): everything stays but the name; the checks say that it is not anonymised (ANO-08).
$ renga anonymize $EXAMPLES/anonymize/manual-example.csv --policy $EXAMPLES/anonymize/pseudonymised.toml --format csv --out pseudonymised.csv | grep violation
>   [violation] ANO-05 manual-example.生年月日: values look like this: date of birth (7 rows) → drop the column, or replace its values by some that lead to nobody
$ sed -n 's/^[^,]*,//p' pseudonymised.csv | grep 膵島
> 女,2003/7/26,2020/8/3,53.4,211,4.8,20.9,膵島細胞症（希少疾患）

# Linkable (ANO-07): the 提供用ID stands for the 仮ID, the rest is the manual's row.
$ renga anonymize $EXAMPLES/anonymize/linkable.csv --policy $EXAMPLES/anonymize/linkable.toml --format csv --out linkable.csv | grep ANO-07
>   [to review] ANO-07 linkable.提供用ID: values look like this: value like an ID (64 hexadecimal characters) (7 rows) → drop the column, or replace its values by some that lead to nobody
$ cut -d, -f2- linkable.csv | grep 2003/7
> 女,2003/7,2020/7/29,50～55,201以上,4.8,20.9,その他

# Institutions (ANO-10), order (ANO-11), extremes (ANO-12), groups (ANO-13), by person over several visits.
$ renga anonymize $EXAMPLES/anonymize/visits.csv --policy $EXAMPLES/anonymize/grouping.toml --format csv --out grouped.csv --report grouped.html > /dev/null
$ head -1 grouped.csv
> 患者ID,性別,年齢,市区町村,受診日,病名コード,HbA1c
$ grep -c '090\|131000\|合成' grouped.csv
> 0
= 1
$ python3 -c "import json; d = json.load(open('grouped.json')); print(d['after']['k'] >= 3, d['release']['verdict'], d['texts'][0]['kinds'])"
> True pass {'email': …, 'phone': …, 'free_text': …}
$ grep -oE 'ANO-..' grouped.html | sort -u
> ANO-01
> ANO-02
> ANO-05
> ANO-07
> ANO-10
> ANO-11
> ANO-12
> ANO-13
> ANO-15

# A sample (ANO-14) of thirty persons; the same seed draws the same persons.
$ renga anonymize $EXAMPLES/anonymize/visits.csv --policy $EXAMPLES/anonymize/sampling.toml --format csv --out sample.csv --json | python3 -c "import json, sys; print(json.load(sys.stdin)['selection'])"
> {'persons': …, 'persons_not_sampled': …, 'persons_suppressed': …, 'records_suppressed': …}
$ renga anonymize $EXAMPLES/anonymize/visits.csv --policy $EXAMPLES/anonymize/sampling.toml --format csv --out again.csv > /dev/null
$ cmp sample.csv again.csv

# Chance is declared (ANO-15) and comes from the seed.
$ renga anonymize $EXAMPLES/anonymize/visits.csv --policy $EXAMPLES/anonymize/chance.toml --format csv --out chance.csv --report chance.html > /dev/null
$ grep -c 'deviation = 0.2' chance.html
> 1

# What cannot be reached is refused (ANO-16), with the line of the goal; nothing is written.
$ renga anonymize $EXAMPLES/anonymize/visits.csv --policy $EXAMPLES/anonymize/impossible.toml --format csv --out impossible.csv
! impossible.toml, row 6…k = 30
= 3
$ ls impossible.csv
= 2
