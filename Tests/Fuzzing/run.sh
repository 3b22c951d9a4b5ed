#!/bin/bash
# Fuzzes every target, one after the other: run.sh PROGRAM SECONDS RESULTS [folder of sample files]
#
# The inputs that reach something new are kept in RESULTS/corpus, for the next run; an input that ends the program, takes
# too long or breaks a promise in RESULTS/findings.
set -euo pipefail
program=$1 seconds=$2 results=$3 samples=${4:-}
seeds=$(dirname "$0")/Seeds
status=0

# The Swift runtime would answer a crash itself, before libFuzzer does.
export SWIFT_BACKTRACE=enable=no
for target in $(ls "$seeds"); do
  corpus=$results/corpus/$target findings=$results/findings/$target/
  mkdir -p "$corpus" "$findings"
  case $target in
    delimited-text) names='.*\.\(csv\|txt\|adf\)' ;;
    xml-records) names='.*\.\(xml\|xaf\)' ;;
    json-records) names='.*\.json' ;;
    text-decoding|exports) names='.*\.\(csv\|txt\|xml\|json\|cod\|sta\)' ;;
    *) names='' ;;
  esac
  if [ -n "$names" ] && [ -d "$samples" ]; then
    find "$samples" -type f -size -33k -iregex "$names" -print0 \
      | while IFS= read -r -d '' file; do cp "$file" "$corpus/$(echo "${file#"$samples"/}" | tr '/ ' '__')"; done
  fi
  limit=$([ -n "$names" ] && echo 33000 || echo 4096)
  echo "$target: $seconds s"
  nice -n 19 "$program" "--target=$target" -max_total_time="$seconds" -max_len="$limit" -timeout=10 \
    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$findings" "$corpus" "$seeds/$target" \
    > "$results/$target.log" 2>&1 || status=1
  grep -E '^(stat::number_of_executed_units|Done)|ERROR|Fatal error|SUMMARY' "$results/$target.log" || true
done
found=$(find "$results/findings" -type f | wc -l)
echo "findings: $found, in $results/findings"
[ "$status" = 0 ] && [ "$found" = 0 ]
