# What is due is said by mail on the days of the specification, once a day, to those who act and those who watch.
$ mkdir office && sed 's/^\[account.producer-1\]/&\nmail = "producer@example.test"\nlanguage = "en"/' $EXAMPLES/demo/office.toml > office/office.toml
$ renga dossier do R8-0001 open_dossier title='秘密の研究' databases=ndb provision_kind=special_extraction applicant_kind=corporate --as applicant-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier do R8-0001 report_incident --key 1 kind=loss facts=$(printf 'a%.0s' $(seq 64)) --as producer-1 --data office --today 2026-04-01 > /dev/null
$ renga dossier deadlines R8-0001 --data office --today 2026-04-02
> 2026-04-02 …: dealing with the incident 1: now (SEC-17, close_incident)
>*
$ renga dossier outbox remind --data office --now 2026-04-02T01:00:00.000Z
> new reminders …
$ renga dossier outbox remind --data office --now 2026-04-02T02:00:00.000Z
> new reminders 0
$ renga dossier outbox list --data office | grep -c 'producer-1: \[Renga\] Dossier R8-0001: due: dealing with the incident'
> 1

# From 15:00 UTC on it is the next day in Japan: the first day late, which is said again; on a day off nothing is.
$ renga dossier outbox remind --data office --now 2026-04-02T15:00:00.000Z
> new reminders …
$ renga dossier outbox list --data office | grep -c 'producer-1: \[Renga\] Dossier R8-0001: due: dealing with the incident'
> 2
$ renga dossier outbox remind --data office --now 2026-04-04T01:00:00.000Z
> new reminders 0
$ renga dossier outbox send --data office --now 2026-04-05T00:00:00.000Z > /dev/null; grep -l 'producer@' office/outbox/*.eml | head -n 1 | xargs python3 -c "import email, email.policy, sys; m = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default); print(m['Subject']); print(m.get_content())" > mail.txt; grep -E '^(By|Rule|Command):' mail.txt
>*
$ grep -c '秘密' mail.txt
> 0
= 1
