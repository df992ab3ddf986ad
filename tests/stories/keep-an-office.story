# What an office keeps: one file of SQLite, which several processes use at once. All of it is synthetic.
$ mkdir office && cp $EXAMPLES/office/office.toml office
$ renga dossier list --data office
! There is no database office/renga.sqlite.
= 3
$ echo '合成 花子' > name.txt
$ renga dossier do R8-0001 open_dossier title='合成データによる研究' databases=ndb,kaigo provision_kind=special_extraction applicant_kind=corporate --personal applicant_name=name.txt --as applicant-1 --data office --today 2026-04-01
> 2026-04-01 open_dossier: open the dossier
$ for party in producer ndb kaigo; do renga dossier do R8-0001 ask_consultation --key $party --as applicant-1 --data office --today 2026-04-01 > /dev/null & done; wait; renga dossier timeline R8-0001 --data office | wc -l
> 4
$ stat -c %a office/renga.sqlite
> 600

# The ledger is in the database; a file of it is what outsiders get.
$ echo 'a synthetic passphrase' > pass && renga ledger keys --keys office.keys --origin example.test/renga --seed 1 --passphrase-file pass > office.pub
$ renga ledger checkpoint office --keys office.keys --origin example.test/renga --passphrase-file pass --out april.note
> example.test/renga 4 …
$ renga ledger export office --out ledger.jsonl
> 4 entries
$ renga ledger verify ledger.jsonl --key office.pub --checkpoint april.note
> 4 entries
> Nothing was found.
$ renga ledger verify office --key office.pub --checkpoint april.note
> 4 entries
> Nothing was found.
$ renga ledger prove office --key office.pub --entry 2 --to april.note --out entry.proof > /dev/null
$ sed -n 3p ledger.jsonl > entry.json
$ renga ledger confirm entry.proof --key office.pub --line entry.json
> The proof holds: entry 2

# A value of a person is not in the ledger. Who reads it is.
$ grep -c 花子 ledger.jsonl
> 0
= 1
$ renga dossier values R8-0001 --as office-1 --data office
> 0 applicant_name
$ renga dossier value R8-0001 --entry 0 --name applicant_name --as applicant-1 --data office --out value.txt
! applicant-1 may not handle values of persons.
= 4
$ renga dossier value R8-0001 --entry 0 --name applicant_name --as office-1 --data office --out value.txt --today 2026-04-02
> value.txt
$ cmp name.txt value.txt && stat -c %a value.txt
> 600

# It is kept for a year after the end, then erased; the chain and the earlier checkpoint hold as before.
$ renga ledger erase R8-0001 --as office-1 --data office --today 2026-04-02
! Dossier R8-0001 is not over. Its values can be erased once it is and the time of keeping has passed. (rule SEC-63)
= 4
$ renga dossier do R8-0001 withdraw reason='取りやめ' --as applicant-1 --data office --today 2026-05-01 > /dev/null
$ renga ledger erase R8-0001 --as office-1 --data office --today 2027-05-01
! The records of dossier R8-0001 are kept until 2027-05-01. They can be erased from the day after. (rule SEC-63)
= 4
$ renga ledger erase R8-0001 --as office-1 --data office --today 2027-05-02
> 0 applicant_name
$ grep -c 花子 office/renga.sqlite
> 0
= 1
$ renga dossier value R8-0001 --entry 0 --name applicant_name --as office-1 --data office --out again.txt
! The value applicant_name of entry 0 was erased (entry 6 tells of it).
= 1
$ renga ledger verify office --key office.pub --checkpoint april.note
> 7 entries
> Nothing was found.
> No checkpoint vouches for the entries from 4 on.

# What lists show follows from the ledger and can be made again.
$ renga dossier list --data office
> R8-0001 withdrawn 合成データによる研究
$ python3 -c "import sqlite3; d = sqlite3.connect('office/renga.sqlite'); d.execute('DELETE FROM dossier_thread'); d.commit()"
$ renga store rebuild --check --data office
> 1 dossiers, 7 entries, 1 differed from the lists
= 1
$ renga store rebuild --data office > /dev/null
$ renga store rebuild --check --data office
> 1 dossiers, 7 entries, 0 differed from the lists

$ renga rules impact ndb-2022-04 ndb-2023-10 --data office
> follow the new version: 0, keep the old rules: 0, untouched: 1

# An exported ledger makes a new office.
$ renga ledger export office --out whole.jsonl > /dev/null
$ mkdir moved && cp $EXAMPLES/office/office.toml moved
$ renga ledger import whole.jsonl --data moved
> 7 entries
$ renga dossier list --data moved
> R8-0001 withdrawn 合成データによる研究
$ renga ledger export moved --out again.jsonl > /dev/null && cmp whole.jsonl again.jsonl
$ renga ledger import whole.jsonl --data moved
! This database has 7 entries already.
= 3
$ mkdir third && cp $EXAMPLES/office/office.toml third && sed 3d whole.jsonl > holed.jsonl
$ renga ledger import holed.jsonl --data third
! The ledger is damaged
= 1

# One altered letter, and nobody judges by it any more.
$ python3 -c "import sqlite3; d = sqlite3.connect('moved/renga.sqlite'); d.execute('DROP TRIGGER ledger_entry_stays'); d.execute('UPDATE ledger_entry SET line = replace(line, ?, ?)', ('special', 'another')); d.commit()"
$ renga dossier show R8-0001 --data moved
! The ledger is damaged
= 1
$ renga ledger verify moved --key office.pub | head -n 2
> 7 entries
> entry 0: the entry was altered after it was written

# A database of another program, or a ledger of another office, is left alone.
$ renga store upgrade --data office
> The database has the schema of this version.
$ sed -i 's/example.test/another.test/' office/office.toml
$ renga dossier list --data office
! The ledger of the database is that of example.test/renga, not of another.test/renga
= 3
$ mkdir other && cp $EXAMPLES/office/office.toml other && python3 -c "import sqlite3; sqlite3.connect('other/renga.sqlite').execute('CREATE TABLE accounts (name TEXT)')"
$ renga dossier list --data other
! The schema of the database other/renga.sqlite (accounts) is not that of this program.
= 3
$ renga dossier list --data office --database mysql://office
! This is no address of a database.
= 2
