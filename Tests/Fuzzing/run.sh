#!/bin/bash
# Fuzzes every target, one after the other: run.sh PROGRAM SECONDS RESULTS [folder of sample files]
#
# The inputs that reach something new are kept in RESULTS/corpus, for the next run; an input that ends the program, takes
# too long (FUZZ_TIMEOUT seconds, of the clock: more on a busy machine) or breaks a promise in RESULTS/findings.
# FUZZ_TARGETS names the targets, when not all are wanted.
set -euo pipefail
program=$1 seconds=$2 results=$3 samples=${4:-}
seeds=$(dirname "$0")/Seeds
status=0

# The Swift runtime would answer a crash itself, before libFuzzer does.
export SWIFT_BACKTRACE=enable=no
for target in ${FUZZ_TARGETS:-$(ls "$seeds")}; do
  corpus=$results/corpus/$target findings=$results/findings/$target/
  mkdir -p "$corpus" "$findings"
  case $target in
    delimited-text) names='.*\.\(csv\|txt\|adf\)' ;;
    xml-records) names='.*\.\(xml\|xaf\)' ;;
    json-records) names='.*\.json' ;;
    text-decoding|exports) names='.*\.\(csv\|txt\|xml\|json\|cod\|sta\)' ;;
    *) names='' ;;
  esac
  # Of the sample files those are taken that reach something the others do not.
  if [ -n "$names" ] && [ -d "$samples" ] && [ -z "$(ls -A "$corpus")" ]; then
    rm -rf "$results/samples" && mkdir -p "$results/samples"
    find "$samples" -type f -size -17k -iregex "$names" -print0 \
      | while IFS= read -r -d '' file; do cp "$file" "$results/samples/$(echo "${file#"$samples"/}" | tr '/ ' '__')"; done
    nice -n 19 "$program" "--target=$target" -merge=1 -max_len=8192 -timeout="${FUZZ_TIMEOUT:-10}" -artifact_prefix="$findings" \
      "$corpus" "$results/samples" > "$results/$target.merge.log" 2>&1 || status=1
  fi
  limit=$([ "$target" = exports ] && echo 8192 || echo 4096)
  echo "$target: $seconds s"
  nice -n 19 "$program" "--target=$target" -max_total_time="$seconds" -max_len="$limit" -timeout="${FUZZ_TIMEOUT:-10}" \
    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$findings" "$corpus" "$seeds/$target" \
    > "$results/$target.log" 2>&1 || status=1
  grep -E '^(stat::number_of_executed_units|Done)|ERROR|Fatal error|SUMMARY' "$results/$target.log" || true
done
found=$(find "$results/findings" -type f | wc -l)
echo "findings: $found, in $results/findings"
[ "$status" = 0 ] && [ "$found" = 0 ]
