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

# A file that is not what the backup states: nothing is made.
$ echo '# another' >> backup/office.toml
$ renga restore backup --data never
! is not what the backup states
= 3
$ ls never
! never
= 2
