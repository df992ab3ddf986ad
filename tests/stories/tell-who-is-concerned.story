# What was done tells those who are concerned. Addresses are in office.toml; without a server mails become files.
$ mkdir office && sed 's/^\[account.producer-1\]/&\nmail = "producer@example.test"/; s/^\[account.window-1\]/&\nmail = "window@example.test"\nlanguage = "en"/' $EXAMPLES/demo/office.toml > office/office.toml
$ renga dossier do R8-0001 open_dossier title='秘密の研究' databases=ndb provision_kind=special_extraction applicant_kind=corporate --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 ask_consultation --key producer --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 ask_consultation --key ndb --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier outbox list --data office
> waiting R8-0001 → producer-1: 【連歌】申出 R8-0001：事前相談を申込み
> waiting R8-0001 → window-1: [Renga] Dossier R8-0001: ask for consultation

# Sent once, however often, and not before it happened; each mail is a file of its own.
$ renga dossier outbox send --data office --now 2026-03-31T09:00:00.000Z
> mails sent 0, notices in them 0, to be tried again 0, given up 0, without address 0
$ renga dossier outbox send --data office
> mails sent 2, notices in them 2, to be tried again 0, given up 0, without address 0
$ renga dossier outbox send --data office
> mails sent 0, …
$ renga dossier outbox list --data office | grep -c '^sent'
> 2
$ ls office/outbox | wc -l
> 2
$ cat office/outbox/*.eml | tr -d '\r' | grep -E '^(From|To):' | sort -u
> From: renga@demo.test
> To: producer@example.test
> To: window@example.test

# A mail says what can be done next, and nothing of the application or of a person.
$ grep -l 'window@' office/outbox/*.eml | xargs python3 -c "import email, email.policy, sys; m = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default); print(m['Subject']); print(m.get_content())" > mail.txt
$ head -n 1 mail.txt
> [Renga] Dossier R8-0001: ask for consultation
$ grep -E 'Papers|receive' mail.txt
> Papers: 令和8年度第2号 request for consultation
> ・receive the consultation
$ grep -c -E '秘密|架空' mail.txt
> 0
= 1

# Who has no address is listed so, and told once there is one.
$ renga dossier do R8-0001 withdraw reason='計画の見直し' --as applicant-1 --data office --today 2026-04-02 > /dev/null
$ renga dossier outbox list --data office | grep office-1
> no_address R8-0001 → office-1: 【連歌】申出 R8-0001：申出を取下げ
$ renga dossier outbox send --digest --data office | grep -o 'without address.*'
> without address …
$ sed -i 's/^\[account.office-1\]/&\nmail = "office@example.test"/' office/office.toml && renga dossier outbox send --data office | cut -d, -f1
> mails sent 1

# A bad address or server is named with its line.
$ sed -i 's/office@example.test/office@example.test\\r\\nBcc: x@y.z/' office/office.toml && renga dossier outbox list --data office
! office.toml, row …: …mail
= 3
