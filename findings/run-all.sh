#!/usr/bin/env bash
# Runs each finding, one after the other, and ends with how many are as described.
cd "$(dirname "${BASH_SOURCE[0]}")"
good=0; bad=0
for script in *.sh; do
  case $script in lib.sh | run-all.sh) continue ;; esac
  echo "== $script"
  if "./$script"; then good=$((good + 1)); else bad=$((bad + 1)); fi
done
echo "$good passed, $bad failed"
[ "$bad" = 0 ]
