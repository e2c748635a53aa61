#!/usr/bin/env bash
# `./dev demo`: reads the pages of examples/ into a record and looks around in it. Leaves the record in build/demo.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PATH="$PWD/build/release:$PATH"
record=build/demo/korea.db
page=examples/pages/albion-courier/2018-01-17-vancouver-not-naive.html

say() { printf '\n%s\n' "$*"; }
# Shows a command, then runs it.
run() {
  printf '$ %s\n' "$*"
  "$@"
}

rm -rf build/demo
mkdir -p build/demo

say "1. Pages go in: saved pages, a feed, a web archive. One record comes out."
run rapporteur read examples/pages examples/northline-world.xml examples/saved-pages.warc.gz -o "$record"

say "2. What is in it."
run rapporteur list "$record"

say "3. One article: its facts, its blocks, and where on the page each is written."
run rapporteur show -r "$record" "$page"

say "4. One fact, traced: the record names the bytes of the page that it was read from."
read -r begin end words < <(rapporteur export "$record" --format jsonl | python3 tools/demo_fact.py "$page" published)
printf 'The date of publication, "%s", stands in bytes %d to %d of %s:\n' "$words" "$begin" "$end" "$page"
printf '$ xxd -s %d -l %d %s\n' "$begin" $((end - begin)) "$page"
xxd -s "$begin" -l $((end - begin)) "$page"

say "5. Found again by its words."
run rapporteur search -r "$record" --limit 5 Vancouver sanctions

say "6. Who said what, on what terms (the beginning): one claim with one force each, with the bytes of its words."
statements=$(rapporteur statements --speaker Tillerson "$record")
if [[ -n $statements ]]; then
  printf '$ rapporteur statements --speaker Tillerson %s\n' "$record"
  head -n 40 <<<"$statements"
  fact=$(grep -o -m 1 '^[0-9]*/statement/[0-9]*' <<<"$statements")
  say "   How one of them came to be."
  run rapporteur explain -r "$record" "$fact"
else
  printf 'The models that find them are not there; ./dev build fetches them.\n'
fi

say "7. Who did what to whom (the beginning): here what was done to North Korea, with PLOVER's labels."
events=$(rapporteur events --recipient "North Korea" "$record")
if [[ -n $events ]]; then
  printf '$ rapporteur events --recipient "North Korea" %s\n' "$record"
  head -n 30 <<<"$events"
else
  printf 'The models that find them are not there; ./dev build fetches them.\n'
fi

say "8. Every trace of every fact is read again from the page bytes and compared."
run rapporteur verify "$record"

say "9. The report: a dossier whose every sentence has its footnotes (the beginning, as text)."
printf '$ rapporteur report %s\n' "$record"
rapporteur report "$record" >build/demo/report.txt
head -n 40 build/demo/report.txt
printf '...\n'
run rapporteur report "$record" --format html -o build/demo/report.html
printf 'The report with its articles beside it is %s/build/demo/report.html: open it in a browser and follow a footnote.\n' "$PWD"

say "The record is $record, an SQLite file. Ask for more with: build/release/rapporteur help"
