# The public sample of receipts: 75 receipts, whose totals agree by the official claim-count rule, although
# the end mark is missing.
needs real data

$ renga ingest --db ndb --out D $REAL/receipts/RECEIPTC_GAIRAI_SAMPLE.UKE --json > out.json
! Reading 38,775 bytes
$ python3 -c "import json; r = json.load(open('out.json'))['rows']; print(*[f'{k} {r[k]}' for k in ('re', 'ho', 'ko', 'si', 'iy', 'sy', 'sn', 'co')])"
> re 75 ho 69 ko 71 si 320 iy 32 sy 9 sn 2 co 56
$ python3 -c "import json; print(*[f\"{c['name']} {c['expected']} {c['actual']} {c['agrees']}\" for c in json.load(open('out.json'))['checks']], sep='\n')"
> claims 140 140 True
> points 86392 86392 True
> receipt_points 69 69 True
> payer_points 71 71 True
> times 352 352 True
> days 75 75 True
$ python3 -c "import json; print(json.load(open('out.json'))['finding_counts']['end_mark_missing'], json.load(open('out.json'))['rejected'])"
> 1 0

# The same file with its eleventh receipt cut out does not agree with its own totals.
$ python3 -c "import os; b = open(os.environ['REAL'] + '/receipts/RECEIPTC_GAIRAI_SAMPLE.UKE', 'rb').read().split(b'\r\n'); r = [i for i, l in enumerate(b) if l.startswith(b'RE,')]; open('cut.UKE', 'wb').write(b'\r\n'.join(b[:r[10]] + b[r[11]:]))"
$ renga ingest --db ndb --out cut cut.UKE
>*
> cut.UKE claims (GO): 140 / 138 DOES NOT AGREE
>*
= 1
