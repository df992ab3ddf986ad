# A ledger, its public key, and a checkpoint that was handed to an outsider. Exit codes tell what was found (LED-22).
$ cp $EXAMPLES/ledger/* .
$ renga ledger verify ledger.jsonl --key ledger.pub --checkpoint november.note
> 7 entries
> Nothing was found.

# Without a checkpoint the program says what nobody vouches for.
$ renga ledger verify ledger.jsonl --key ledger.pub
> 7 entries
> Nothing was found.
> No checkpoint vouches for the entries from 0 on.

# Somebody alters one entry.
$ sed 's/"step":2/"step":3/' ledger.jsonl > altered.jsonl
$ renga ledger verify altered.jsonl --key ledger.pub --checkpoint november.note
> 7 entries
> entry 2: the entry was altered after it was written
> entry 0 … 7: the entries are not those that the checkpoint was signed over
> No checkpoint vouches for the entries from 0 on.
= 1
$ renga ledger verify altered.jsonl --key ledger.pub --json --lang ja | tr -d ' \n'; echo
> …"damage":"altered","entry":2,"message":"記録が書込み後に改変されています"…

# Somebody takes two entries out, or cuts the end off.
$ sed '4,5d' ledger.jsonl > dropped.jsonl
$ renga ledger verify dropped.jsonl --key ledger.pub
> 5 entries
> entry 3 … 5: entries from here on are missing
> No checkpoint vouches for the entries from 0 on.
= 1
$ head -n 5 ledger.jsonl > cut.jsonl
$ renga ledger verify cut.jsonl --key ledger.pub --checkpoint november.note
> 5 entries
> entry 5 … 7: the file has fewer entries than the checkpoint says
> No checkpoint vouches for the entries from 0 on.
= 1

# A party that keeps a ledger makes a key and signs checkpoints; a damaged ledger is not signed.
$ echo 'a synthetic passphrase' > pass
$ renga ledger keys --keys office.keys --origin example.test/renga --seed 3 --passphrase-file pass > office.pub
$ renga ledger key --keys office.keys --origin example.test/renga --passphrase-file pass | diff - office.pub
$ renga ledger keys --keys office.keys --origin example.test/renga --passphrase-file pass
! is given twice
= 3
$ head -n 4 ledger.jsonl > earlier.jsonl
$ renga ledger checkpoint earlier.jsonl --keys office.keys --origin example.test/renga --passphrase-file pass --out earlier.note > /dev/null
$ renga ledger checkpoint ledger.jsonl --since earlier.note --keys office.keys --origin example.test/renga --passphrase-file pass --out later.note
> example.test/renga 7 …
$ renga ledger checkpoint altered.jsonl --since earlier.note --keys office.keys --origin example.test/renga --passphrase-file pass --out bad.note
! The ledger is damaged
= 1
$ ls bad.note 2>/dev/null | wc -l
> 0

# One entry is proven to somebody who does not have the ledger; the proof fits no other entry.
$ renga ledger prove ledger.jsonl --key office.pub --entry 4 --to later.note --out entry-4.proof
> entry-4.proof
$ sed -n 5p ledger.jsonl > entry-4.json
$ renga ledger confirm entry-4.proof --key office.pub --line entry-4.json
> The proof holds: entry 4
$ sed -n 4p ledger.jsonl > entry-3.json
$ renga ledger confirm entry-4.proof --key office.pub --line entry-3.json
! The proof does not hold
= 1

# The later ledger begins with the earlier one.
$ renga ledger prove ledger.jsonl --key office.pub --from earlier.note --to later.note --out grown.proof > /dev/null
$ renga ledger confirm grown.proof --key office.pub --from earlier.note --to later.note
> The proof holds: earlier.note → later.note
$ renga ledger confirm grown.proof --key office.pub --from later.note --to earlier.note
! The proof does not hold
= 1

# A key or checkpoint of another ledger is refused, and so is a question without an object.
$ renga ledger verify ledger.jsonl --key office.pub --checkpoint november.note
! has no valid signature under the key of example.test/renga
= 3
$ renga ledger verify ledger.jsonl --key november.note
! not the public key of a ledger
= 3
$ renga ledger prove ledger.jsonl --key office.pub --entry 7 --to later.note --out x.proof
! --entry must be in the range 0–6
= 3
$ renga ledger prove ledger.jsonl --key office.pub --to later.note --out x.proof
! --entry / --from
= 2
