# One claim of each kind, as small as it can be: invented receipts of DPC, 歯科 and 調剤 (synthetic).
$ python3 -c "open('d.UKE', 'wb').write('\r\n'.join(['IR,1,13,1,1312345,,試験病院,202504,00,', 'RE,1,1111,202503,山田　花子,2,19800203,,20250310,,,,320,A1,,,,,0,1,,,,,,,,,,', 'HO,06132013,１２,３４５,5,6500,,,,,,,,,', 'SN,1,01,,,,00,,', 'BU,040080x099x0xx,20250310,20250314,2,', 'SB,8830417,,,J189,01,,', 'KK,,,2,,,45,,,,,,,', 'GA,202503,2,00000,,1.2,', 'HH,202503,2,1,1,1,1000,5,5000', 'GT,202503,2,1,1,5000,6000,,6500,93,,', 'GO,1,6500,99', '']).encode('cp932') + b'\x1a')"
$ renga ingest --db ndb --out dpc d.UKE --json | python3 -c "import json, sys; r = json.load(sys.stdin); print(r['rows']['re'], r['rows']['gt'], r['rejected'], r['finding_counts'])"
! …
> 1 1 0 {}

$ python3 -c "open('s.UKE', 'wb').write('\r\n'.join(['UK,1,13,3,1312345,,試験歯科,202504,0103,00', 'IR,1,13,3,1312345,,202504,,0103', 'RE,1,3112,202503,鈴木　一郎,1,19750817,,,20250305,1' + ',' * 16, 'HO,06132013,１２,３４５,1,267' + ',' * 8, 'HS,,,101400,5200004,,,1,,,,,', 'SS,11,1,301000110,' + ',' * 72 + '267,1' + ',' * 5 + '1' + ',' * 26, 'GO,1,267,99', '']).encode('cp932') + b'\x1a')"
$ renga ingest --db ndb --out dental s.UKE --json | python3 -c "import json, sys; r = json.load(sys.stdin); print(r['rows']['hs'], r['rows']['ss'], r['rejected'], r['finding_counts'])"
! …
> 1 1 0 {}

$ python3 -c "open('t.UKE', 'wb').write('\r\n'.join(['YK,1,13,4,1312345,試験薬局,202504,00,', 'RE,1,4112,202503,佐藤　次郎,1,19600512' + ',' * 35, 'HO,06132013,１２,３４５,1,120' + ',' * 8, 'SH,01,1,1,,4,,,,', 'CZ,1,20250303,20250303,1,7,1,1,01,420001810,24,,,28' + ',' * 57, 'IY,1,620000001,2,,,,,,', 'KI,20250303,1,1,410005910,42' + ',' * 108, 'GO,1,120,99', '']).encode('cp932') + b'\x1a')"
$ renga ingest --db ndb --out pharmacy t.UKE --json | python3 -c "import json, sys; r = json.load(sys.stdin); print(r['rows']['cz'], r['rows']['ki'], r['rejected'], r['finding_counts'])"
! …
> 1 1 0 {}

# All kinds in one dataset: one row of re each.
$ renga ingest --db ndb --out all d.UKE s.UKE t.UKE --json | python3 -c "import json, sys; r = json.load(sys.stdin); print(r['rows']['re'], r['rows']['ho'], r['rejected'])"
! …
> 3 3 0
