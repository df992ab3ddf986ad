# A checkpoint is stamped by an outside authority of RFC 3161; here one that openssl plays, on synthetic names.
needs program openssl
$ cp $EXAMPLES/ledger/* .
$ printf '[req]\ndistinguished_name=dn\n[dn]\n[root]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n[tsa_cert]\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ndefault_policy=1.2.3.4.1\ndigests=sha256\nsigner_digest=sha256\naccuracy=secs:1\nordering=no\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n' > tsa.cnf
$ openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.pem -days 30 -subj '/CN=Synthetic Root' -config tsa.cnf -extensions root 2> /dev/null
$ openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tsa.key -out tsa.csr -subj '/CN=Synthetic Time' -config tsa.cnf 2> /dev/null
$ openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem -days 30 -extfile tsa.cnf -extensions tsa_cert 2> /dev/null
$ echo 01 > serial

# The query is a file that goes to the authority (LED-51), and its reply is a file that comes back (LED-52).
$ renga ledger timestamp november.note --key ledger.pub --request november.tsq
> november.tsq
$ openssl ts -query -in november.tsq -text 2> /dev/null | grep -E '^(Version|Hash Algorithm|Nonce|Certificate required)'
> Version: 1
> Hash Algorithm: sha256
> Nonce: 0x…
> Certificate required: yes
$ openssl ts -reply -config tsa.cnf -queryfile november.tsq -signer tsa.pem -inkey tsa.key -out november.tsr 2> /dev/null
$ renga ledger timestamp november.note --key ledger.pub --request november.tsq --reply november.tsr --tsa root.pem
> november.note: … Synthetic Time …
$ openssl ts -verify -data november.note -in november.note.tsr -CAfile root.pem -untrusted tsa.pem 2> /dev/null
> Verification: OK
$ renga ledger verify ledger.jsonl --key ledger.pub --checkpoint november.note --tsa root.pem
> 7 entries
> Nothing was found.
> november.note: … Synthetic Time …
$ renga ledger verify ledger.jsonl --key ledger.pub --checkpoint november.note --tsa tsa.pem --json | grep -c '"holds": *true'
> 1

# A reply to another query, a stamp of another note, another authority, or a byte that was altered: nothing is taken over.
$ renga ledger timestamp november.note --key ledger.pub --request other.tsq > /dev/null
$ renga ledger timestamp november.note --key ledger.pub --request other.tsq --reply november.tsr --tsa root.pem --replace
! The time stamp does not hold (nonce mismatch)
= 3
$ echo 'a synthetic passphrase' > pass && renga ledger keys --keys office.keys --origin example.test/renga --seed 3 --passphrase-file pass > office.pub
$ renga ledger checkpoint ledger.jsonl --keys office.keys --origin example.test/renga --passphrase-file pass --out later.note > /dev/null
$ renga ledger timestamp later.note --key office.pub --request november.tsq --reply november.tsr --tsa root.pem
! The time stamp does not hold (message imprint mismatch)
= 3
$ openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout x.key -out stranger.pem -days 30 -subj '/CN=Stranger' -config tsa.cnf -extensions root 2> /dev/null
$ renga ledger verify ledger.jsonl --key ledger.pub --checkpoint november.note --tsa stranger.pem
> 7 entries
> Nothing was found.
> november.note: no time stamp that holds (certificate verify error)
= 1
$ python3 -c "b = bytearray(open('november.note.tsr', 'rb').read()); b[-5] ^= 1; open('november.note.tsr', 'wb').write(b)"
$ renga ledger verify ledger.jsonl --key ledger.pub --checkpoint november.note --tsa root.pem > found.txt
= 1
$ grep -c 'no time stamp that holds' found.txt
> 1
$ rm november.note.tsr && renga ledger verify ledger.jsonl --key ledger.pub --checkpoint november.note --tsa root.pem | tail -n 1
> november.note: no time stamp that holds (absent)
$ renga ledger verify ledger.jsonl --key ledger.pub --checkpoint november.note --tsa ledger.pub
! cannot be used as a certificate
= 3
