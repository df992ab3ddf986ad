# The first administrator is named on the command line, and gets an invitation that is told once (docs/spec/api.md). All of it is synthetic.
$ mkdir office && cp $EXAMPLES/office/office.toml office
$ renga account add admin --data office --name '管理 花子' --administrator
> invitation, shown once…
>*
$ renga account list --data office
> admin invited administrator
$ renga account add admin --data office --name '管理 花子' --administrator
! There is an account admin already
= 4

# The name of an account is no person's name: the ledger holds it for ever.
$ renga account add '花子' --data office --name '管理 花子'
! Give “account name” as 2 to 40 small letters
= 3
$ renga account add u-jiro --data office --name '次郎' --roles emperor
! This value is not allowed for roles
= 3

# Codes by RFC 6238; a text that is no secret is refused.
$ renga account code GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ | grep -cE '^[0-9]{6}$'
> 1
$ renga account code '!!'
! Expected: JBSWY3DPEHPK3PXP
= 3

# From other machines only over TLS.
$ renga serve --data office --address 0.0.0.0 --port 0
! Cannot listen at 0.0.0.0
= 2
