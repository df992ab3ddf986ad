# Every source has one door: its files are recognised by their content (DAT-04, DAT-05, DAT-06, DAT-07). The examples are invented.

# A package of check-ups: the index states two documents, and two are there.
$ renga ingest --db ndb --out checkups $EXAMPLES/sources/package $EXAMPLES/sources/deaths.csv
> checkup                       1 rows
> checkup_item                  8 rows
> death                         1 rows
> guidance                      1 rows
> guidance_item                 1 rows
> package documents (ix08): 2 / 2 agrees
>*

# Packed it is the same package.
$ cp -r $EXAMPLES/sources/package unpacked && python3 -c "import shutil; shutil.make_archive('package', 'zip', 'unpacked')" && renga ingest --db ndb --out packed package.zip
>*
> package.zip documents (ix08): 2 / 2 agrees
>*

# Without one of them the package does not agree with its index.
$ cp -r $EXAMPLES/sources/package short && rm short/DATA/h00002.xml && renga ingest --db ndb --out short-out short
>*
> short documents (ix08): 2 / 1 DOES NOT AGREE
>*
= 1

# A hospital's export; a resource of a kind that is not read is told.
$ renga ingest --db jisedai --out hospital $EXAMPLES/sources/export.ndjson
> encounter                     1 rows
> lab                           1 rows
> patient                       1 rows
> problem                       1 rows
> kind_not_read: 1
>   …export.ndjson…5…
> records set aside 1
= 1

# A standardised storage: the patient's number stands in no message, not even in the names of files.
$ renga ingest --db jisedai --out storage $EXAMPLES/sources/storage
> patient                       1 rows
> problem                       1 rows
> records set aside 0
$ renga ingest --db ndb --out refused $EXAMPLES/sources/storage
! storage/#1 ADT-00
= 3

# Care insurance and the DPC survey.
$ renga ingest --db kaigo --out care $EXAMPLES/sources/care
> care_claim                    2 rows
> life                          1 rows
> recipient                     2 rows
> records set aside 0
$ renga ingest --db dpc --out dpc $EXAMPLES/sources/dpc
> ef                            1 rows
> records set aside 0
