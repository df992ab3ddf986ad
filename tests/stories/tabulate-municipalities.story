# Tables of municipalities: how many people live there decides what is shown (PUB-02a), and masters name the codes.
$ renga demo --people 2000 --seed 3 --out demo --keep > /dev/null
$ python3 -c "print('code,name,population\n13301,小村,1500\n14401,中町,20000\n27100,大市,300000')" > population.csv

# The artificial Japan knows prefectures; three of them stand for a municipality each here.
$ printf '%s\n' 'database = "ndb"' 'kind = "aggregate_table"' 'seed = 1' 'rulebook = "ndb-2023-10"' '[period]' 'from = "2024-04"' 'until = "2025-03"' > places.toml
$ printf '%s\n' '[[table]]' 'name = "places"' 'reason = "市区町村別の受療者数を把握するため"' 'of = "re"' '[[table.axis]]' 'kind = "sex"' 'name = "性別"' 'total = "計"' '[[table.axis]]' 'kind = "municipality"' 'name = "市区町村"' 'column = "prefecture"' >> places.toml
$ for p in "13 13301" "14 14401" "27 27100"; do set -- $p; printf '%s\n' '[[table.axis.group]]' "label = \"$2\"" "codes = [\"$1\"]"; done >> places.toml

# Without the populations nothing is made.
$ renga tabulate demo/ndb/stored --request places.toml --approval demo/office/approval.toml --out tables
! municipalities on an axis… --population… (rule PUB-02a)
= 3
$ ls tables
= 2

# In the smallest place nothing is shown, in the middle one no count from 1 to 19.
$ printf 'cid,pid,pref,city,citykana\n27100,27,大阪府,大市,\n' > m.csv; renga masters import m.csv --out masters > /dev/null
$ renga tabulate demo/ndb/stored --request places.toml --approval demo/office/approval.toml --population population.csv --masters masters --out tables
>*
> places.csv: 9 cells, …
> Verdict: pass
$ head -1 tables/places.csv | tr -d '\r'
> 性別,市区町村,市区町村（名称）,患者数
$ grep -c '13301,,\*' tables/places.csv
> 3
$ grep ',14401,' tables/places.csv | cut -d, -f4 | tr -d '\r' | grep -cE '^([1-9]|1[0-9])$'
> 0
= 1
$ grep '計,27100' tables/places.csv | tr -d '\r' | grep -cE '計,27100,大市,[0-9]{2,}$'
> 1

# The check comes to the same, from what lies in the folder alone.
$ renga check --declare tables/declaration.toml
> Verdict: pass
$ ls tables
> declaration.toml
> places.csv
> populations.csv
