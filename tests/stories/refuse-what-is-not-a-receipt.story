# A file that is not what it claims is refused as a whole, and nothing is written.
$ echo 'this is no receipt' > notes.UKE
$ renga ingest --db ndb --out D notes.UKE
! renga: notes.UKE
= 3
$ ls
> notes.UKE

# A missing file, a file that no source of the database is, a wrong option.
$ renga ingest --db ndb --out D nothing.UKE
! The file nothing.UKE is not there
= 3
$ renga ingest --db kaigo --out D notes.UKE
! (the header of no known table)
= 3
$ renga ingest --db library --out D notes.UKE
! --db
= 2
$ ls
> notes.UKE
