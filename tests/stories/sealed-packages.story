# A hospital's records at the producer, the fund's keys, an approved dossier. All of it is synthetic.
$ echo 'a synthetic passphrase' > pass
$ echo 'another one' > producer-pass
$ renga synth --people 300 --seed 3 --out japan > /dev/null
$ renga ingest --db jisedai --out source japan/hospital/*.csv > /dev/null
$ sed "s/{dossier}/R7-0001/; s/{today}/$(date +%F)/; s/{last_day}/$(date -d '+1 year' +%F)/" $EXAMPLES/demo/approval.toml > approval.toml
$ renga ids keys --keys fund.json --seed 3 --passphrase-file pass > /dev/null
$ renga ids dossier --keys fund.json --approval approval.toml --producer-keys producer.json --producer-passphrase-file producer-pass --seed 3 --passphrase-file pass > /dev/null

# Each party makes its identity; certificates are public, and their fingerprints are compared by telephone (PKG-3).
$ renga identity make --party fund --name FUND --out fund.identity --passphrase-file pass
> FUND (fund)
>*
> Compare the fingerprint with the other party by telephone.
$ renga identity make --party producer --name PRODUCER --out producer.identity --passphrase-file producer-pass > /dev/null
$ renga identity make --party ndb --name NDB --out ndb.identity --passphrase-file pass > /dev/null
$ renga identity show fund.crt --json | python3 -c "import json, sys; f = json.load(sys.stdin); print(f['party'], len(f['fingerprint']))"
> fund 64

# The producer asks, the fund answers, the producer puts the IDs in place: one command each.
$ renga ids request source --dossier R7-0001 --identity producer.identity --passphrase-file producer-pass --seal-to fund.crt --out request.p7m > /dev/null
$ renga unseal request.p7m --show
> For the certificate …
> Sealed content … bytes
$ mkdir .answer.p7m.plain.part && touch .answer.p7m.plain.part/left-by-a-kill
$ renga ids answer request.p7m --keys fund.json --approval approval.toml --history japan/history.csv --identity fund.identity --passphrase-file pass --from producer.crt --seal-to producer.crt --out answer.p7m > /dev/null
$ renga ids attach source --answer answer.p7m --keys producer.json --dossier R7-0001 --identity producer.identity --passphrase-file producer-pass --from fund.crt --out records > /dev/null
$ ls records/manifest.json
> records/manifest.json

# Nothing plain is left beside the packages, not even what a killed command left.
$ ls -A | grep -c plain
> 0
= 1

# A package is opened once.
$ renga unseal answer.p7m --identity producer.identity --passphrase-file producer-pass --from fund.crt --dossier R7-0001 --purpose id_answer --out again
! was received before … (rule PKG-15)
= 4

# For another dossier, another purpose, another receiver, or from another sender it stays shut.
$ rm producer.received
$ renga unseal answer.p7m --identity producer.identity --passphrase-file producer-pass --from fund.crt --dossier R7-0002 --purpose id_answer --out again
! The dossier numbers differ
= 3
$ renga unseal answer.p7m --identity producer.identity --passphrase-file producer-pass --from fund.crt --dossier R7-0001 --purpose id_request --out again
! The package serves another purpose
= 4
$ renga unseal answer.p7m --identity ndb.identity --passphrase-file pass --from fund.crt --dossier R7-0001 --purpose id_answer --out again
! is not sealed for this party
= 4
$ renga unseal answer.p7m --identity producer.identity --passphrase-file producer-pass --from ndb.crt --dossier R7-0001 --purpose id_answer --out again
! The signer of answer.p7m is none of the certificates
= 4

# One bit changed, or the end cut off: refused, and nothing is written.
$ python3 -c "d = bytearray(open('answer.p7m', 'rb').read()); d[len(d) // 2] ^= 1; open('changed.p7m', 'wb').write(d); open('cut.p7m', 'wb').write(d[:-100])"
$ renga unseal changed.p7m --identity producer.identity --passphrase-file producer-pass --from fund.crt --dossier R7-0001 --purpose id_answer --out again
! was altered or damaged
= 3
$ renga unseal cut.p7m --identity producer.identity --passphrase-file producer-pass --from fund.crt --dossier R7-0001 --purpose id_answer --out again
! cannot be read as a sealed package
= 3
$ ls -A | grep -c again
> 0
= 1

# Whoever holds the certificates of all parties names the folder; the sender is whoever signed.
$ mkdir certificates && cp fund.crt ndb.crt certificates
$ renga unseal answer.p7m --identity producer.identity --passphrase-file producer-pass --from certificates --dossier R7-0001 --purpose id_answer --out again > /dev/null
$ ls again/manifest.json
> again/manifest.json

# Memory does not grow with the content: 192 MiB are sealed and opened with far less (PKG-17).
$ mkdir big && python3 -c "import os; f = open('big/re.parquet', 'wb'); [f.write(os.urandom(1 << 20)) for _ in range(192)]"
$ python3 -c "import hashlib, json; m = json.load(open('records/manifest.json')); m['tables'] = [dict(m['tables'][0], name='re', file='re.parquet', sha256=hashlib.sha256(open('big/re.parquet', 'rb').read()).hexdigest())]; open('big/manifest.json', 'w').write(json.dumps(m, indent=2, ensure_ascii=False) + '\n')"
$ printf 'import resource, subprocess, sys\nsubprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\nprint(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 128 << 10)\n' > memory.py
$ python3 memory.py renga seal big --identity fund.identity --passphrase-file pass --to producer.crt --dossier R7-0001 --purpose dataset --out big.p7m
> True
$ python3 memory.py renga unseal big.p7m --identity producer.identity --passphrase-file producer-pass --from fund.crt --dossier R7-0001 --purpose dataset --out opened
> True
$ cmp big/re.parquet opened/re.parquet

# A key file travels the same way.
$ renga seal producer.json --identity fund.identity --passphrase-file pass --to producer.crt --dossier R7-0001 --purpose keys --out keys.p7m > /dev/null
$ renga unseal keys.p7m --identity producer.identity --passphrase-file producer-pass --from fund.crt --dossier R7-0001 --purpose keys --out received.json > /dev/null
$ cmp producer.json received.json
