# A world has 20,000 people and the twelve months from April 2024 where nothing else is said (SYN-10).
$ renga synth --out japan --json 2> /dev/null | python3 -c "import json, sys; print(json.load(sys.stdin)['people'])"
> 20000
$ cut -d, -f3 japan/truth.csv | grep -c UKE | python3 -c "print(abs(int(input()) - 7 * 20000) < 10000)"
> True
$ cut -d, -f8 japan/ndb/checkup.csv | sed 1d | cut -c1-7 | sort -u | sed -n '1p;$p'
> 2024-04
> 2024-12
$ head -3 japan/README.txt | grep -c '人工的に作成したデータ'
> 1

# More than ten million people or 120 months are refused before anything is written.
$ renga synth --people 10000001 --out more
! people must be in the range 1 - 10,000,000
= 3
$ renga synth --people 10 --months 121 --out more
! months must be in the range 1 - 120
= 3
$ ls more
= 2

# The rates of names and cards that the specification states (SYN-13, SYN-14, SYN-17, SYN-22); each share has its effect.
$ renga synth --print-rates --lang en | grep -E '^(katakana_name|renamed_in_year|renamed_before|multiple_birth|twins_of_one_sex|card_changed_before) '
> multiple_birth = 0.013
> twins_of_one_sex = 0.65
> katakana_name = 0.02
> renamed_in_year = 0.035
> renamed_before = 0.2
> card_changed_before = 0.35
$ printf '[people]\nkatakana_name = 0\nrenamed_in_year = 0\nrenamed_before = 0\n[insurance]\ncard_changed_before = 0\n' > none.toml
$ renga synth --people 2000 --seed 7 --rates none.toml --out calm --json 2> /dev/null | python3 -c "import json, sys; q = json.load(sys.stdin)['quirks']; print(q['names_changed'], q['name_outdated'])"
> 0 0
$ renga synth --people 2000 --seed 7 --out usual --json 2> /dev/null | python3 -c "import json, sys; q = json.load(sys.stdin)['quirks']; print(q['names_changed'] > 0, q['name_outdated'] > 0)"
> True True
$ for world in calm usual; do grep -c ',20[12][0-9]-..-..,202[1-4]-0[1-4]-..' $world/history.csv; done | python3 -c "calm, usual = int(input()), int(input()); print(usual > calm + 100)"
> True

# Homonyms come by chance alone (SYN-15).
$ renga synth --people 200000 --months 1 --seed 7 --out many --json 2> /dev/null | python3 -c "import json, sys; print(json.load(sys.stdin)['quirks']['homonyms'])"
> 10
