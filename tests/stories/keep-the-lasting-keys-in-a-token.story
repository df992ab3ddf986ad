# The fund's lasting keys live in a PKCS#11 token and give the IDs that the same keys give from a file.
needs program softhsm2-util
$ mkdir tokens; printf 'directories.tokendir = %s/tokens\nlog.level = ERROR\n' "$PWD" > softhsm2.conf; printf '246810\n' > pin.txt
$ SOFTHSM2_CONF=softhsm2.conf softhsm2-util --init-token --free --label renga --pin 246810 --so-pin 13579000 > /dev/null
$ renga synth --people 300 --seed 5 --out world > /dev/null
$ renga ingest --db jisedai --out source world/hospital/*.csv > /dev/null
$ renga ids request source --out request > /dev/null
$ RENGA_PASSPHRASE=in-a-file renga ids keys --keys file.keys --seed 5 > /dev/null
$ RENGA_PASSPHRASE=in-a-token SOFTHSM2_CONF=softhsm2.conf renga ids keys --keys token.keys --seed 5 --token 'pkcs11:token=renga?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:pin.txt' --json | python3 -c "import json,sys; print([k['purpose'] for k in json.load(sys.stdin)['keys']])"
> ['root_id4', 'root_id5', 'database', 'database', 'database']
$ grep -c '"token": "pkcs11:' token.keys
> 5
$ RENGA_PASSPHRASE=in-a-file renga ids store request --db ndb --keys file.keys --history world/history.csv --out from-file > /dev/null
$ RENGA_PASSPHRASE=in-a-token SOFTHSM2_CONF=softhsm2.conf RENGA_TOKEN='pkcs11:token=renga?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:pin.txt' renga ids store request --db ndb --keys token.keys --history world/history.csv --out from-token > /dev/null
$ cmp from-file/answer.parquet from-token/answer.parquet

# Without the token, with a wrong PIN, or with the PIN in the open nothing is made.
$ RENGA_PASSPHRASE=in-a-token renga ids store request --db ndb --keys token.keys --history world/history.csv --out again
! The key root_id4 lives in a token
= 2
$ printf 'wrong\n' > pin.txt
$ RENGA_PASSPHRASE=in-a-token SOFTHSM2_CONF=softhsm2.conf renga ids store request --db ndb --keys token.keys --history world/history.csv --out again --token 'pkcs11:token=renga?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:pin.txt'
! The token failed (C_Login
= 5
$ RENGA_PASSPHRASE=in-a-token renga ids store request --db ndb --keys token.keys --history world/history.csv --out again --token 'pkcs11:token=renga?pin-value=246810'
! This does not name a token
= 2
$ ls again
= 2
