#!/usr/bin/env bash
# Runs peers and prints their lines: peer,net,op,batch,threads,ns_per_sample. Builds them first unless BUILT=1.
#   BUILD_DIR  see build.sh
#   CORE       the core of all 1-thread runs (default 0)
#   CORES2     two cores for 2-thread runs, for example 0,1 (default: none, no such runs); ONLY2=1 leaves out the 1-thread runs
#   RUN        a command that runs the programs, for example "chrt -f 1"
#   PEERS      which to run (default: those that can be fastest): cpp onednn torch_cpp ort fann; also torch_py sklearn limits gemm
#   PEERS_NETS / PEERS_OPS / PEERS_BATCHES  comma filters, e.g. PEERS_NETS=xor,mnist PEERS_OPS=check,infer PEERS_BATCHES=1
#   PEERS_REPS / PEERS_REP_MS  repetitions and their duration (default 7 of 50 ms)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export BUILD_DIR=${BUILD_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/neuroslyn-peers}
export PEERS=${PEERS:-cpp onednn torch_cpp ort fann}
core=${CORE:-0}
cores2=${CORES2-}
[[ ${BUILT:-} == 1 ]] || "$here/build.sh"
want() { [[ " $PEERS " == *" $1 "* ]]; }
built() { want "$1" && [[ -x $BUILD_DIR/$2 ]]; } # PEER PROGRAM; what build.sh could not build has no rows

# OpenBLAS 0.3.21 predates Zen 4 and 5: its SKYLAKEX kernels measured fastest. An inherited OPENBLAS_CORETYPE (some sandboxes export
# Haswell, which halves a matrix product) is overridden on purpose; use PEERS_CORETYPE to choose another.
# torch 1.13 takes its AVX2 elementwise kernels on AMD unless told otherwise.
unset OPENBLAS_L2_SIZE OPENBLAS_CORETYPE
if grep -q avx512f /proc/cpuinfo; then export OPENBLAS_CORETYPE=${PEERS_CORETYPE:-SKYLAKEX} ATEN_CPU_CAPABILITY=avx512; fi
# Without these, glibc gives the 4 MB temporaries of the wide net back to the kernel at every step: torch's Adam is 2-3 times slower.
export MALLOC_TRIM_THRESHOLD_=4294967296 MALLOC_MMAP_THRESHOLD_=1073741824

# run THREADS PROGRAM...: on 2 threads the OpenMP build of OpenBLAS shares torch's thread pool.
run() {
  local threads=$1 cores=$core libraries=
  shift
  if ((threads > 1)); then cores=$cores2 libraries=/usr/lib/x86_64-linux-gnu/openblas-openmp; fi
  PEERS_THREADS=$threads OMP_NUM_THREADS=$threads OPENBLAS_NUM_THREADS=$threads LD_LIBRARY_PATH=$libraries ${RUN:-} taskset -c "$cores" "$@"
}

# 2-thread figures are worthless when something else runs on one of the cores (barriers spin): watch their idle time for two seconds.
idle_ticks() { awk -v cores="$cores2" 'BEGIN { n = split(cores, list, ","); for (i = 1; i <= n; i++) chosen["cpu" list[i]] = 1 } $1 in chosen { sum += $5 } END { print sum }' /proc/stat; }
is_idle() {
  local before
  before=$(idle_ticks)
  sleep 2
  (($(idle_ticks) - before > 190 * $(tr ',' '\n' <<<"$cores2" | wc -l))) # 100 ticks a second and core
}

one_thread() {
  built limits limits && run 1 "$BUILD_DIR/limits"
  built gemm gemm && run 1 "$BUILD_DIR/gemm"
  built cpp handwritten && run 1 "$BUILD_DIR/handwritten"
  built onednn onednn && run 1 "$BUILD_DIR/onednn"
  built torch_cpp torch_cpp && run 1 "$BUILD_DIR/torch_cpp" 2>"$BUILD_DIR/torch_config.txt"
  built ort ort && run 1 "$BUILD_DIR/ort" "$BUILD_DIR"
  built fann fann && run 1 "$BUILD_DIR/fann"
  want torch_py && run 1 /usr/bin/python3 "$here/torch_py.py"
  want sklearn && run 1 /usr/bin/python3 "$here/sklearn_mlp.py"
  true
}

two_threads() {
  built onednn onednn && run 2 "$BUILD_DIR/onednn"
  built torch_cpp torch_cpp && run 2 "$BUILD_DIR/torch_cpp" 2>/dev/null
  built ort ort && run 2 "$BUILD_DIR/ort" "$BUILD_DIR"
  true
}

[[ ${ONLY2:-} == 1 ]] || one_thread
if [[ -n $cores2 ]]; then
  if is_idle; then two_threads; else echo "# cores $cores2 are not idle: 2-thread runs of the peers left out" | tee /dev/stderr; fi
fi
