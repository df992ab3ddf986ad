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

# A package opens with its passphrase alone, for its dossier alone.
$ renga receive demo/applicant/ndb.zip --out again --receipt receipt.json --passphrase-file demo/office/passphrase.txt > /dev/null
$ cmp again/manifest.json demo/applicant/received-ndb/manifest.json
$ RENGA_PASSPHRASE='not the passphrase' renga receive demo/applicant/ndb.zip --out other --receipt other.json
! The passphrase is wrong
= 3
$ renga receive demo/applicant/ndb.zip --out other --receipt other.json --dossier R7-0002 --passphrase-file demo/office/passphrase.txt
! The dossier numbers differ
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
