# Eight people (synthetic). The levels of age and area are left to the program.
$ printf '20;20-39\n30;20-39\n40;40-59\n50;40-59\n' > age.csv
$ printf 'a;west\nb;west\nc;east\nd;east\n' > area.csv
$ printf 'age,area,illness\n20,a,x\n30,a,y\n20,b,x\n30,b,y\n40,c,x\n50,c,y\n40,d,x\n50,d,z\n' > people.csv
$ printf 'person = "row"\nseed = 1\n[model]\nk = 2\n[column.age]\nrole = "quasi"\nhierarchy = "age.csv"\nlevel = "search"\n[column.area]\nrole = "quasi"\nhierarchy = "area.csv"\nlevel = "search"\n[column.illness]\nrole = "sensitive"\n' > policy.toml
$ renga anonymize people.csv --policy policy.toml --format csv --out out.csv --json 2> /dev/null | python3 -c 'import json, sys; r = json.load(sys.stdin); s = r["search"]; print(r["after"]["k"], s["levels"], s["optimal"], s["nodes"], round(s["loss"], 4) == round(s["bound"], 4), s["frontier"]["complete"])'
> 2 {'people.age': 0, 'people.area': 1} True 4 True True

# One level more where the illness, too, must stay hidden: two of each at the least.
$ sed -i 's/^k = 2/k = 2\nl_distinct = 2/' policy.toml
$ renga anonymize people.csv --policy policy.toml --format csv --out other.csv --json 2> /dev/null | python3 -c 'import json, sys; r = json.load(sys.stdin); print(r["after"]["k"], r["after"]["l_distinct"], r["search"]["levels"])'
> 2 2.0 {'people.age': 1, 'people.area': 0}

# Who is alone with two dated codes? A missing value may be any value.
$ printf 'who,code,day\np,x,2024-01-01\np,y,2024-02-01\nq,x,2024-01-01\nq,y,2024-02-01\nr,x,2024-01-01\n' > course.csv
$ printf 'person = "who"\n[model]\nevents = { codes = ["code"], date = "day", known = 2 }\n[column.code]\nrole = "plain"\n[column.day]\nrole = "plain"\n' > course.toml
$ renga risk course.csv --policy course.toml --json 2> /dev/null | python3 -c 'import json, sys; e = json.load(sys.stdin)["events"]; print(e["persons"], e["unique_share"], e["exact"])'
> 3 0.0 True
