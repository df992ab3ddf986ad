# The manual's own example (ANO-01, ANO-02, ANO-04, ANO-05, ANO-07), byte for byte but for the ID.
$ renga anonymize $EXAMPLES/anonymize/manual-example.csv --policy $EXAMPLES/anonymize/manual-example.toml --format csv --out out.csv --report report.html > /dev/null
$ grep -c '膵島' out.csv
> 0
= 1
$ sed -n 's/^[^,]*,//p' out.csv | grep 2003/7
> 女,2003/7,2020/7/29,50～55,201以上,4.8,20.9,その他
$ grep -c '<h1' report.html
> 1

# A policy that leaves a column out is refused with what to add; nothing is written.
$ grep -v HbA1c $EXAMPLES/anonymize/manual-example.toml | sed '/^role = "sensitive"$/{N;}' > partial.toml
$ renga anonymize $EXAMPLES/anonymize/manual-example.csv --policy partial.toml --format csv --out other.csv
! renga: partial.toml
= 3
$ ls other.csv
= 2
