# The whole road as one dossier, the applicant's data left for a look.
$ renga demo --people 2000 --seed 3 --out demo --keep
>*
> both  precision … recall …
>*
> Report: demo/report.html
$ ls demo
> applicant
> examiner
> fund
> ndb
> office
> post
> producer
> report.html
> summary.json
> world

# The road was one dossier, given by commands of different accounts; kept, it is still in use.
$ renga dossier list --data demo/office --lang ja
> R7-0001 利用中 健診と入院の関係に関する研究（合成データ）
$ renga dossier timeline R7-0001 --data demo/office | grep -c -E 'contact-1|producer-1|office-1|window-1|extractor-[12]|fund-1|board-|committee-'
> …
$ python3 -c "import json; s = json.load(open('demo/summary.json')); print(s['record']['stage'], s['record']['accounts'] >= 15)"
> in_use True
$ renga dossier documents R7-0001 --data demo/office --make approval_notice --out notice > /dev/null && grep -c '提供に関する承諾通知書' notice/*.html
> …

# What the public database took in with names is erased, with a certificate.
$ ls demo/ndb
> erasure.json
> extract
> ndb.identity
> ndb.received
> provision
> request.toml
> stored

# Between the parties only sealed packages pass; those with identifiers and processing IDs are erased at the end.
$ ls demo/post
> fund-to-ndb.provision_answer.p7m
> ndb-to-fund.provision_request.p7m

# Every dataset of the road is as the specification says (DST-5, DST-6, DST-7, DST-10, DST-11, DST-12, DST-13, DST-14, DST-18).
$ python3 $EXAMPLES/../tests/reference/check_datasets.py demo
> 9 datasets, kinds provision, source, stored; 8 parents are here

# A package opens with its passphrase alone, for its dossier alone.
$ renga receive demo/applicant/ndb.zip --out again --receipt receipt.json --receiver 担当者 --passphrase-file demo/office/passphrase.txt > /dev/null
$ cmp again/manifest.json demo/applicant/received-ndb/manifest.json
# The receipt states what came, of which package, and when (DLV-6).
$ python3 -c "import hashlib, json; r, m = json.load(open('receipt.json')), json.load(open('again/manifest.json')); print(list(r)); print(r['format'], r['dossier'], r['place'], r['receiver'], r['received'][10::9]); print(r['package_sha256'] == hashlib.sha256(open('demo/applicant/ndb.zip', 'rb').read()).hexdigest(), r['manifest_sha256'] == hashlib.sha256(open('again/manifest.json', 'rb').read()).hexdigest(), r['rows'] == {t['name']: t['rows'] for t in m['tables']})"
> ['format', 'dossier', 'place', 'receiver', 'received', 'package_sha256', 'package_bytes', 'manifest_sha256', 'rows', 'rule']
> renga-receipt-1 R7-0001 大学A 情報解析室 担当者 TZ
> True True True
$ RENGA_PASSPHRASE='not the passphrase' renga receive demo/applicant/ndb.zip --out other --receipt other.json --receiver 担当者
! The passphrase is wrong
= 3
$ renga receive demo/applicant/ndb.zip --out other --receipt other.json --receiver 担当者 --dossier R7-0002 --passphrase-file demo/office/passphrase.txt
! The dossier numbers differ
= 3
# A receipt names who received (DLV-6).
$ renga receive demo/applicant/ndb.zip --out other --receipt other.json --passphrase-file demo/office/passphrase.txt
! --receiver is required
= 2
$ renga receive demo/applicant/ndb.zip --out other --receipt other.json --receiver '' --passphrase-file demo/office/passphrase.txt
! The required field receiver is missing
= 3
$ ls other
= 2

# Without the approval of both bodies nothing is extracted, delivered or linked.
$ sed '0,/approved/s//rejected/' demo/office/approval.toml > rejected.toml
$ renga extract demo/ndb/stored --request demo/ndb/request.toml --approval rejected.toml --out extract
! Not allowed without an approval… (rule IDS-31)
= 4
$ renga link again demo/applicant/received-jisedai --approval rejected.toml --out linked
! (rule IDS-31)
= 4
$ renga deliver again --to '大学B' --approval demo/office/approval.toml --out p.zip --passphrase-file demo/office/passphrase.txt
! This goes beyond the approval
= 4

# A changed file is noticed before it is used.
$ printf x >> again/re.parquet
$ renga link again demo/applicant/received-jisedai --approval demo/office/approval.toml --out linked
! The SHA-256 of re.parquet is not that of manifest.json
= 3

# Erasure refuses what is not its own, then erases and certifies.
$ touch again/thesis.docx
$ renga erase again --certificate erasure.json --place here --operator me
! lies outside the named dataset
= 4
$ rm again/thesis.docx
$ renga erase again --certificate erasure.json --place here --operator me > /dev/null
$ ls again
= 2
$ python3 -c "import json; c = json.load(open('erasure.json')); print(c['format'], c['targets'][0]['files'][-1]['name'])"
> renga-erasure-1 manifest.json
# The certificate says where, by whom, when and how, and of each file what it was (ERA-7).
$ python3 -c "import json; c = json.load(open('erasure.json')); print(c['place'], c['operator'], c['began'] <= c['ended'], c['began'][-1], sorted(c['method'])); print(all(len(f['sha256_before']) == 64 and f['bytes'] > 0 and f['read_back'] for t in c['targets'] for f in t['files']))"
> here me True Z ['en', 'ja']
> True
