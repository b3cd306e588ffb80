#!/usr/bin/env bash
# Times Neuroslyn and its peers in one run, in turns, on one core, and prints the table of ratios in Markdown.
#   OUT      folder that receives the measured lines (default: a new folder under the system's temporary one)
#   ROUNDS   how often each network is measured by everyone; medians count (default 3)
#   FASTEST  1 if the fastest round of each counts instead, as on a machine that others use too (default 0)
#   CORE     the core of all 1-thread runs (default 0)
#   CORES2   two cores for the 2-thread rows, for example 0,1 (default: no such rows)
#   NETS, OPS, BATCHES  comma filters (default: all networks; infer,train_sgd,train_adam; 1,32,128)
#   RUN      a command that runs what is measured, for example "chrt -f 1" where other programs cannot be stopped (default: none)
#   DOC      a Markdown file whose lines between "<!-- comparison -->" and "<!-- end of comparison -->" are replaced by the table (default: none)
#   PEERS, PEERS_REPS, PEERS_REP_MS, BUILD_DIR  see peers/run.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${OUT:-$(mktemp -d)}
rounds=${ROUNDS:-3}
export CORE=${CORE:-0} RUN=${RUN:-}
cores2=${CORES2-}
nets=${NETS:-xor,iris,audio,digits,mnist,deep,wide}
ops=${OPS:-infer,train_sgd,train_adam}
batches=${BATCHES:-1,32,128}
export PEERS=${PEERS:-cpp onednn torch_cpp ort fann}
mkdir -p "$out"
counting=medians fastest=()
if ((${FASTEST:-0})); then counting="fastest of each" fastest=(--fastest); fi
duration=(--repetitions "${PEERS_REPS:-7}" --milliseconds "${PEERS_REP_MS:-50}")

"$here/peers/build.sh"
dotnet build -c Release --nologo -v q -clp:ErrorsOnly -nodeReuse:false "$here/Neuroslyn.Benchmarks" >&2
neuroslyn() { $RUN dotnet "$here/Neuroslyn.Benchmarks/bin/Release/net10.0/Neuroslyn.Benchmarks.dll" "$@"; }
peers() { BUILT=1 PEERS_NETS=$1 PEERS_OPS=check,$ops PEERS_BATCHES=$2 "$here/peers/run.sh"; }

for ((round = 1; round <= rounds; round++)); do
  for net in ${nets//,/ }; do
    echo "round $round of $rounds: $net" >&2
    CORES2='' peers "$net" "$batches" >>"$out/peers.csv"
    neuroslyn compare --nets "$net" --ops "$ops" --batches "$batches" --core "$CORE" "${duration[@]}" >>"$out/neuroslyn.csv"
    if [[ -n $cores2 && $net =~ ^(mnist|deep|wide)$ ]]; then
      CORES2=$cores2 ONLY2=1 peers "$net" 128 >>"$out/peers.csv"
      neuroslyn compare --nets "$net" --ops "$ops" --batches 128 --threads 2 --core "$CORE" "${duration[@]}" >>"$out/neuroslyn.csv"
    fi
  done
done

{
  echo "Measured $(date -u +%Y-%m-%d): $(lscpu | sed -n 's/^Model name: *//p') ($(lscpu | sed -n 's/^CPU family: *//p')-$(lscpu | sed -n 's/^Model: *//p')), $(nproc) cores; core $CORE; $rounds rounds, $counting."
  echo "Versions: .NET $(dotnet --version); $(dpkg-query -W -f '${Package} ${Version}; ' g++ libtorch-dev libopenblas-dev libdnnl-dev libfann-dev 2>/dev/null)$(sed -n 's/^# //p' "$out/peers.csv" | grep '^onnxruntime' | sort -u || true)"
  sed -n 's/^# neuroslyn/Neuroslyn/p' "$out/neuroslyn.csv" | sort | tail -1
  echo
  neuroslyn table "${fastest[@]}" "$out/neuroslyn.csv" "$out/peers.csv"
} | tee "$out/table.md"
echo "lines and table: $out" >&2

if [[ -n ${DOC-} ]]; then
  awk -v table="$out/table.md" '
    /<!-- end of comparison -->/ { inside = 0 }
    !inside { print }
    /<!-- comparison -->/ { inside = 1; print ""; while ((getline line < table) > 0) print line; print "" }' "$DOC" >"$out/document.md"
  cp "$out/document.md" "$DOC"
fi
