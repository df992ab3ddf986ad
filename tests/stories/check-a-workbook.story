# A workbook as an office makes it. First the program says what it sees in it.
$ cp -r $EXAMPLES/check/workbook/. .
$ renga check --inspect patients.xlsx
>*
> sheet = "都道府県別"
> range = "A3:J8"
>*
> # The sheet 作業用 is hidden.
# The proposal is a declaration that can be read; it is no verdict.
$ mkdir proposed && cp patients.xlsx proposed && renga check --inspect patients.xlsx > proposed/declaration.toml
$ renga check --declare proposed/declaration.toml
>*
> Verdict: fail
= 1
# By the checked declaration three hidden cells follow from what is printed: 7, 3 and 9 patients.
$ renga check --declare declaration.toml --report report.html --json > found.json
= 1
$ python3 -c "import json; print([(f['cell'], f['value']) for f in json.load(open('found.json'))['findings'] if f['rule'] == 'recoverable' and 'value' in f])"
> [('B6', 7), ('C7', 3), ('E7', 9)]
$ python3 -c "import json; print(sorted({f['id'] for f in json.load(open('found.json'))['findings'] if f['sheet'] == '市区町村別'}))"
> ['PUB-01', 'PUB-02a', 'PUB-02b']
$ grep -c "B6 = D6 − C6 = 38 − 31 = 7" report.html
> 1
# The report is there in Japanese too.
$ LANG=ja_JP.UTF-8 renga check --declare declaration.toml --report report-ja.html
>*
= 1
$ grep -c "自己点検票" report-ja.html
> 2
# The hidden sheet and the formula are told; the copy keeps the format and holds no formula.
$ python3 -c "import json; print([f['message'][:26] for f in json.load(open('found.json'))['findings'] if f['rule'] == 'undeclared'])"
> ['There are formulas in 1 ce', 'The sheet 作業用 is hidden. Wh']
$ renga check --declare declaration.toml --fix protected
>*
= 1
$ python3 -c "import zipfile; z = zipfile.ZipFile('protected/patients.xlsx'); x = z.read('xl/worksheets/sheet3.xml').decode(); print('<f>' in x, z.read('xl/styles.xml') == zipfile.ZipFile('patients.xlsx').read('xl/styles.xml'))"
> False True
