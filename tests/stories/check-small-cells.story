# A table with small cells fails; the protected copy passes, and no total gives a hidden cell away.
$ cp -r $EXAMPLES/check/. .
$ renga check --declare declaration.toml
>*
> Verdict: fail
= 1
$ renga check --declare declaration.toml --fix protected
>*
> cells hidden (primary + secondary): …
> Verdict: pass
$ renga check --declare declaration.toml --json | python3 -c "import json, sys; f = json.load(sys.stdin)['findings'][0]; print(f['rule'], f['severity'])"
> patients-min violation
