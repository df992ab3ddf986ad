# A dossier with two places of use: each copy has provision IDs of its own.
$ renga demo --people 2000 --seed 5 --out demo --keep > /dev/null
$ sed 's/^places = .*/places = ["大学A 情報解析室", "大学B 講座"]/' demo/office/approval.toml > approval.toml
$ printf 'passphrase of the fund\n' > fund.txt; printf 'passphrase of the producer\n' > producer.txt
$ renga ids keys --keys fund.keys --seed 5 --passphrase-file fund.txt > /dev/null
$ renga ids dossier --keys fund.keys --approval approval.toml --seed 5 --producer-keys producer/keys.json --passphrase-file fund.txt --producer-passphrase-file fund.txt
! The passphrase of the producer's key file is that of the fund
= 4
$ mkdir producer; renga ids dossier --keys fund.keys --approval approval.toml --seed 5 --producer-keys producer/keys.json --passphrase-file fund.txt --producer-passphrase-file producer.txt
> …  user         R7-0001    derived  大学A 情報解析室
> …  user         R7-0001    derived  大学B 講座
$ stat -c %a producer/keys.json fund.keys
> 600
> 600
$ renga ids trace demo/summary.json --persons demo/producer/records --keys producer/keys.json --passphrase-file fund.txt
! The passphrase is wrong
= 3

# The fund reads its history once.
$ renga ids history load demo/world/history.csv --out history --json | python3 -c "import json,sys; print(json.load(sys.stdin)['counts']['history.subjects'] > 1000)"
> True
$ renga ingest --db jisedai --out producer/source demo/world/hospital/*.csv > /dev/null
$ renga ids request producer/source --dossier R7-0001 --out producer/request > /dev/null
$ renga ids answer producer/request --keys fund.keys --approval approval.toml --history history --passphrase-file fund.txt --out producer/answer > /dev/null
$ renga ids answer producer/request --keys fund.keys --approval approval.toml --history demo/world/history.csv --passphrase-file fund.txt --out from-csv > /dev/null
$ cmp producer/answer/answer.parquet from-csv/answer.parquet

# Provision IDs are made for a place, and for no other.
$ renga ids attach producer/source --answer producer/answer --keys producer/keys.json --passphrase-file producer.txt --out records
! has a key for each place of use. Choose one with --place
= 2
$ renga ids attach producer/source --answer producer/answer --keys producer/keys.json --passphrase-file producer.txt --place 大学C --out records
! has no key for the place 大学C
= 3
$ renga ids attach producer/source --answer producer/answer --keys producer/keys.json --passphrase-file producer.txt --place '大学A 情報解析室' --out copy-a > /dev/null
$ renga ids attach producer/source --answer producer/answer --keys producer/keys.json --passphrase-file producer.txt --place '大学B 講座' --out copy-b > /dev/null
$ RENGA_PASSPHRASE='a long passphrase' renga deliver copy-b --to '大学A 情報解析室' --approval approval.toml --out p.zip
! carries the provision IDs of the place 大学B 講座
= 4

# A part of one copy leaks. The producer's keys name the copy.
$ renga ids trace copy-b/person.parquet --persons producer/answer --keys producer/keys.json --passphrase-file producer.txt
>              0  大学A 情報解析室
>*
> Verdict: copy
$ renga ids trace copy-a --persons producer/answer --keys producer/keys.json --passphrase-file producer.txt --json | python3 -c "import json,sys; t = json.load(sys.stdin); print(t['verdict'], t['copies'][1]['ids'], t['copies'][0]['ids'] > 100)"
> copy 0 True
$ renga ids trace copy-a --persons producer/answer --keys fund.keys --passphrase-file fund.txt > /dev/null
$ renga ids trace demo/producer/records/person.parquet --persons producer/answer --keys producer/keys.json --passphrase-file producer.txt
> …
> …
> Verdict: none
= 1
$ renga ids trace approval.toml --persons producer/answer --keys producer/keys.json --passphrase-file producer.txt
! has no column that looks like provision IDs
= 3

# After the end of use the producer erases the processing IDs and the keys, with a certificate.
$ renga ids attach producer/source --answer producer/answer --out producer/derived > /dev/null
$ renga ids erase producer --dossier R7-0001 --keys producer/keys.json --passphrase-file producer.txt --certificate erasure.json --place 作成事業者 --operator 消去担当
> erased answer
> erased derived
> erased key … 大学A 情報解析室
> erased key … 大学B 講座
$ ls producer
> keys.json
> request
> source
$ renga ids trace copy-a --persons from-csv --keys producer/keys.json --passphrase-file producer.txt
! does not hold the key user R7-0001
= 3
$ renga ids attach producer/source --answer from-csv --keys producer/keys.json --passphrase-file producer.txt --place '大学A 情報解析室' --out again
! does not hold the key user R7-0001
= 3
$ python3 -c "import json; c = json.load(open('erasure.json')); print(c['format'], len(c['keys']), c['rules'][-1])"
> renga-erasure-1 2 IDS-29
