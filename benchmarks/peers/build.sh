#!/usr/bin/env bash
# Installs what the peers need (Debian packages by name, ONNX Runtime's library from npm) and compiles them.
#   BUILD_DIR  where programs and the ONNX Runtime library go (default: neuroslyn-peers in the user's cache folder)
#   PEERS      which to build (default all): limits gemm cpp onednn torch_cpp torch_py ort fann sklearn
set -euo pipefail
cd "$(dirname "$0")"
build=${BUILD_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/neuroslyn-peers}
peers=" ${PEERS:-limits gemm cpp onednn torch_cpp torch_py ort fann sklearn} "
mkdir -p "$build"

want() { [[ $peers == *" $1 "* ]]; }
packages=(g++)
want gemm && packages+=(libopenblas-dev libdnnl-dev)
want onednn && packages+=(libdnnl-dev)
if want torch_cpp || want torch_py; then packages+=(libtorch-dev libopenblas0-pthread libopenblas0-openmp); fi
want torch_py && packages+=(python3-torch)
want ort && packages+=(python3-onnx)
want fann && packages+=(libfann-dev)
want sklearn && packages+=(python3-sklearn)
missing=()
for package in "${packages[@]}"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
if ((${#missing[@]})); then
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >&2 ||
    echo "not all of these packages can be installed, and peers that need them will be missing: ${missing[*]}" >&2
fi

# A program is compiled again when any source is newer than it. One that does not compile is left out, an older one of its name too.
compile() { # PROGRAM SOURCE ARGUMENTS
  local program=$build/$1 source=$2
  shift 2
  if [[ -x $program && -z $(find . -name '*.[ch]pp' -newer "$program" -print -quit) ]]; then return; fi
  echo "compiling $source" >&2
  rm -f "$program"
  "${CXX:-g++}" -std=c++17 "$source" -o "$program" "$@" || echo "$source does not compile: its rows will be missing" >&2
}

# limits and handwritten take the width of the vectors, 16 floats or 8, from -march.
want limits && compile limits limits.cpp -O3 -march=native
want gemm && compile gemm gemm.cpp -O2 -march=native -lopenblas -ldnnl
want cpp && compile handwritten handwritten/handwritten.cpp -O3 -march=native -ffast-math
want onednn && compile onednn onednn.cpp -O3 -march=native -ffast-math -ldnnl
want torch_cpp && compile torch_cpp torch_cpp.cpp -O2 -I/usr/include/torch/csrc/api/include -ltorch -ltorch_cpu -lc10
want fann && compile fann fann.cpp -O2 -lfloatfann
if want ort; then
  library() { find "$build/package" -path '*linux/x64/libonnxruntime.so.1' 2>/dev/null | head -1; }
  if [[ -z $(library) ]]; then
    (cd "$build" && npm pack onnxruntime-node >/dev/null 2>&1 && tar xzf onnxruntime-node-*.tgz) || echo "onnxruntime-node is not obtainable: its rows will be missing" >&2
  fi
  if [[ -n $(library) ]]; then
    compile ort ort.cpp -O2 "$(library)" -Wl,-rpath,"$(dirname "$(library)")"
    /usr/bin/python3 make_onnx.py "$build" || { rm -f "$build/ort"; echo "the ONNX models cannot be made: the rows of ort will be missing" >&2; }
  fi
fi
true
