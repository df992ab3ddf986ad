# A backup is a folder like the one that is served: whole, checked, and laid out anew with one command.
$ mkdir office && cp $EXAMPLES/office/office.toml office
$ renga dossier do R8-0001 open_dossier title=t databases=ndb provision_kind=special_extraction applicant_kind=corporate --as applicant-1 --data office > first.txt
$ renga backup --data office --out backup
> …files, … bytes

# Nothing is written over what is there.
$ renga backup --data office --out backup
! backup already exists
= 2

# What was backed up is there again, and the lists are those of the ledger.
$ renga restore backup --data again
> …files, … bytes
$ renga store rebuild --check --data again
> 1 dossiers, 1 entries, 0 differed from the lists

# It holds all values of persons: it is its owner's alone (STO-53), and its statement has the digest of each file (STO-50).
$ stat -c %a backup backup/renga.sqlite again/renga.sqlite
> 700
> 600
> 600
$ python3 -c "import hashlib, json; s = json.load(open('backup/backup.json')); print(all(hashlib.sha256(open('backup/' + f['file'], 'rb').read()).hexdigest() == f['sha256'] for f in s['files']), sorted(f['file'] for f in s['files']))"
> True ['office.toml', 'renga.sqlite']

# A PostgreSQL is backed up by its own tools (STO-52).
$ renga backup --data office --database postgresql://nobody@localhost/none --out other
! pg_dump
= 2
$ ls other
= 2

# A file that is missing or leads out of the folder: nothing is made (STO-51).
$ cp -r backup missing && rm missing/office.toml && renga restore missing --data never
! is not what the backup states
= 3
$ cp -r backup outside && sed -i 's|"office.toml"|"../office/office.toml"|' outside/backup.json && renga restore outside --data never
! is not what the backup states
= 3

# A file that is not what the backup states: nothing is made.
$ echo '# another' >> backup/office.toml
$ renga restore backup --data never
! is not what the backup states
= 3
$ ls never
! never
= 2
