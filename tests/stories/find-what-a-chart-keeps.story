# A workbook whose table hides four counts, and two charts. Each keeps copies of the cells that it was drawn from: those of
# the first are printed in the table, those of the second are the hidden numbers themselves.
$ cp $EXAMPLES/check/chart/* .
$ renga check --declare declaration.toml --json > found.json
= 1
$ python3 -c "import json; print([(f['rule'], f['severity'], f['sheet'], f['cell'], f['message'][:70]) for f in json.load(open('found.json'))['findings']])"
> [('recoverable', 'violation', '年齢別', 'B4', 'The chart xl/charts/chart2.xml still keeps the values of 4 hidden cell')]
# The protected copy's chart keeps them no more; the first chart has its bytes.
$ renga check --declare declaration.toml --fix protected --json > fixed.json
$ python3 -c "import json; print(json.load(open('fixed.json'))['protected']['verdict'])"
> pass
$ python3 -c "import zipfile; a, b = zipfile.ZipFile('patients.xlsx'), zipfile.ZipFile('protected/patients.xlsx'); name = 'xl/charts/chart%d.xml'; print(a.read(name % 1) == b.read(name % 1), [v in b.read(name % 2).decode() for v in ('<c:v>7<', '<c:v>42<', '<c:v>31<', '<c:v>8<', '<c:v>118<')])"
> True [False, False, False, False, True]
# The page for reviewers tells the chart in Japanese too.
$ LANG=ja_JP.UTF-8 renga check --declare declaration.toml --report report.html
>*
= 1
$ grep -c "グラフ（xl/charts/chart2.xml）に、秘匿したセルの値が4個残っています" report.html
> 1
