# Receipts that come packed give the same tables as the plain file.
$ python3 -c "open('a.UKE', 'wb').write('\r\n'.join(['IR,1,13,1,1312345,,試験医院,202504,00,', 'RE,1,1112,202503,山田　花子,2,19800203' + ',' * 31, 'HO,06132013,１２,３４５,1,288' + ',' * 9, 'SY,8830417,20250301,1,,,01,', 'SI,11,1,111000110,,288,1' + ',' * 7 + '1' + ',' * 30, 'GO,1,288,99', '']).encode('cp932') + b'\x1a')"
$ python3 -c "import gzip, zipfile; b = open('a.UKE', 'rb').read(); gzip.open('a.UKE.gz', 'wb').write(b); z = zipfile.ZipFile('a.zip', 'w', zipfile.ZIP_DEFLATED); z.writestr('claims/a.UKE', b); z.close()"
$ renga ingest --db ndb --out plain a.UKE --json > plain.json
! …
$ renga ingest --db ndb --out gz a.UKE.gz --json > gz.json
! …
$ renga ingest --db ndb --out zip a.zip --json > zip.json
! …
$ cmp plain/re.parquet gz/re.parquet && cmp plain/si.parquet zip/si.parquet && echo same
> same

# The same file packed and plain would count twice; a name that leaves the archive is refused.
$ renga ingest --db ndb --out twice a.UKE a.zip
! a.zip!claims/a.UKE
= 3
$ python3 -c "import zipfile; z = zipfile.ZipFile('bad.zip', 'w'); z.writestr('../a.UKE', b'x'); z.close()"
$ renga ingest --db ndb --out bad bad.zip
! bad.zip
= 3
$ ls -d bad twice
= 2
