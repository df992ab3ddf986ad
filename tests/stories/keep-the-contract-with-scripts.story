# What a script may count on, whatever the command (docs/spec/command-line.md).
$ printf 'age,city\n34,x\n35,x\n' > in.csv
$ printf 'person = "row"\nseed = 1\n[column.age]\nrole = "plain"\n[column.city]\nrole = "quasi"\n' > good.toml
$ printf 'person = "row"\nseed = 1\n[column.age]\nrole = "plain"\n[column.city]\nrole = "quasi"\noperator = "band"\nedges = [1]\n' > bad.toml

# With --json standard output is one object; progress goes to standard error (CLI-4, CLI-5).
$ renga anonymize in.csv --policy good.toml --format csv --out out.csv --json 2> progress | python3 -c "import json, sys; print(type(json.loads(sys.stdin.read())).__name__)"
> dict
$ grep -c 'Reading the input' progress
> 1
$ renga anonymize in.csv --policy good.toml --format csv --out again.csv 2> /dev/null | head -1
> Before

# A failure names file, row, column and what was expected (CLI-9), as one object too, whose names do not change with the language
# (CLI-6, CLI-7, CLI-8).
$ renga anonymize in.csv --policy bad.toml --out other --json --lang en > en.json
! in.csv, row 2, column city: … is not a valid number. Expected: 53.4.
= 3
$ renga anonymize in.csv --policy bad.toml --out other --json --lang ja > ja.json
! in.csv
= 3
$ python3 -c "import json; en, ja = (json.load(open(f + '.json')) for f in ('en', 'ja')); print(list(en), list(en['error'])); print(en['error'].pop('message') != ja['error'].pop('message'), en == ja, en['error'])"
> ['error'] ['code', 'message', 'file', 'row', 'column']
> True True {'code': 'field_bad', 'file': 'in.csv', 'row': 2, 'column': 'city'}
$ renga extract none --request none.toml --approval none.toml --out other --json 2> /dev/null | python3 -c "import json, sys; e = json.load(sys.stdin)['error']; print(e['code'], 'row' in e)"
> file_missing False

# The first of LC_ALL, LC_MESSAGES and LANG that is set decides (CLI-8).
$ LC_ALL=C LC_MESSAGES=ja_JP.UTF-8 LANG=ja_JP.UTF-8 renga risk none.csv --policy good.toml
! The file none.csv is not there
= 3
$ LC_ALL= LC_MESSAGES=ja_JP.UTF-8 LANG=C renga risk none.csv --policy good.toml
! ファイル none.csv が見つかりません
= 3
$ LC_ALL= LC_MESSAGES= LANG=ja_JP.UTF-8 renga risk none.csv --policy good.toml
! ファイル none.csv が見つかりません
= 3
$ LC_ALL=ja_JP.UTF-8 renga risk none.csv --policy good.toml --lang en
! The file none.csv is not there
= 3

# An output that is there is refused and kept (CLI-14); so it is where the command fails (CLI-2).
$ sha256sum out.csv > before
$ renga anonymize in.csv --policy good.toml --format csv --out out.csv
! out.csv already exists
= 2
$ renga anonymize in.csv --policy bad.toml --format csv --out out.csv --replace
! row 2
= 3
$ renga anonymize in.csv --policy good.toml --format csv --out out.csv --replace --memory 1
! --memory
= 2
$ sha256sum --check before
> out.csv: OK

# With --replace the exchange is one step, and what a killed command left beside the target goes (CLI-13).
$ printf 'half of it' > .out.csv.part
$ sed -i 's/seed = 1/seed = 2/; s/role = "quasi"/role = "direct"/' good.toml
$ renga anonymize in.csv --policy good.toml --format csv --out out.csv --replace > /dev/null
$ head -1 out.csv
> age
$ ls -A | grep -c part
> 0
= 1

# Keys are named by their IDs (CLI-11, KEY-2).
$ printf 'a synthetic passphrase\n' > pass && renga ids keys --keys fund.json --seed 3 --passphrase-file pass --json > keys.json
$ python3 -c "import json; keys = json.load(open('keys.json'))['keys']; print(len(keys), {len(k['id']) for k in keys}, set().union(*keys))" | tr -d ' '
> 5{16}{…}
$ grep -cE '[0-9a-f]{32}' keys.json
> 0
= 1
