#!/usr/bin/env bash
# Installs the package from artifacts/packages into projects that know nothing of this repository, builds, runs and publishes them.
# The last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

unset Configuration CONFIGURATION Platform PLATFORM OutDir TargetFramework
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_USE_MSBUILD_SERVER=0
export MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off

feed=../../artifacts/packages
work=../../artifacts/package-tests
passed=0
failed=0

# check NAME COMMAND...: prints the command's output only if it fails.
check() {
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then
        echo "ok - $name"
        passed=$((passed + 1))
    else
        echo "not ok - $name"
        echo "$output" | sed 's/^/    /'
        failed=$((failed + 1))
    fi
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}

one_package() {
    local found=("$feed"/Neuroslyn.*.nupkg)
    [ "${#found[@]}" -eq 1 ] && [ -e "${found[0]}" ] && return
    echo "Expected one package in artifacts/packages, found: ${found[*]}"
    echo "Empty the folder and run: dotnet pack src/Neuroslyn -c Release -o artifacts/packages"
    return 1
}

# quiet COMMAND...: also fails on a warning that did not become an error.
quiet() {
    local output
    output=$("$@" 2>&1)
    local status=$?
    echo "$output"
    [ $status -eq 0 ] && ! grep -qiE '(^|[^0-9a-z])warning( [A-Z]+[0-9]+)?:' <<< "$output"
}

# prints EXPECTED COMMAND...: the last line of the output must be as expected.
prints() {
    local expected=$1 output
    shift
    output=$("$@" 2>&1)
    local status=$?
    echo "$output"
    [ $status -eq 0 ] && [ "$(tail -n 1 <<< "$output")" = "$expected" ]
}

in_folder() (
    cd "$1" && shift && "$@"
)

# Restoring has unpacked the package, so no tool is needed to look into it.
package_holds() {
    local root=$work/packages/neuroslyn/$version file missing=0
    for file in lib/net10.0/Neuroslyn.dll lib/net10.0/Neuroslyn.xml README.md neuroslyn.nuspec \
        analyzers/dotnet/cs/Neuroslyn.Generator.dll analyzers/dotnet/cs/Neuroslyn.CodeFixes.dll; do
        [ -s "$root/$file" ] || { echo "missing: $file"; missing=1; }
    done
    [ -s "$feed/Neuroslyn.$version.snupkg" ] || { echo "missing: the symbol package"; missing=1; }
    grep -q '<license type="expression">MIT</license>' "$root/neuroslyn.nuspec" || { echo "no licence expression"; missing=1; }
    grep -q '<dependency ' "$root/neuroslyn.nuspec" && { echo "has dependencies"; missing=1; }
    return $missing
}

output_holds_runtime_only() {
    local folder=$work/bin/Consumer/release
    [ -e "$folder/Neuroslyn.dll" ] || { echo "$folder has no Neuroslyn.dll"; return 1; }
    ! ls "$folder" | grep -E 'Neuroslyn\.(Generator|CodeFixes)|CodeAnalysis'
}

# One mistake of the user is one diagnostic, and the packed analyzer is what finds it.
reports_only() {
    local expected=$1 output found
    shift
    output=$("$@" 2>&1)
    echo "$output"
    found=$(grep -oE '(error|warning) [A-Z]+[0-9]+:' <<< "$output" | sort -u)
    [ "$found" = "$expected:" ]
}

# The C# blocks of the repository's README, numbered from 1.
take_readme_apart() {
    mkdir -p "$work/readme"
    awk -v folder="$work/readme" '
        /^```csharp$/ { block++; inside = 1; next }
        /^```$/ { inside = 0; next }
        inside { print > (folder "/" block ".cs") }' ../../README.md
    [ -s "$work/readme/1.cs" ] && [ -s "$work/readme/2.cs" ] || { echo "README.md needs two C# blocks: the example and what is generated from it"; return 1; }
}

# Indentation apart, the README's excerpt stands in the generated file as it is.
excerpt_is_generated() {
    local file
    file=$(find "$work/generated" -name 'Xor.g.cs')
    [ -e "$file" ] || { echo "nothing was generated"; return 1; }
    awk '
        { sub(/^[ \t]+/, ""); sub(/\r$/, "") }
        NR == FNR { excerpt = excerpt $0 "\n"; next }
        { text = text $0 "\n" }
        END { exit index(text, excerpt) ? 0 : 1 }' "$work/readme/2.cs" "$file" && return
    echo "The excerpt in README.md is not in $(basename "$file") any more; take it anew from artifacts/package-tests/generated."
    return 1
}

check "there is one package to test" one_package
[ "$failed" -eq 0 ] || finish
version=$(basename "$feed"/Neuroslyn.*.nupkg .nupkg)
version=${version#Neuroslyn.}
options=(-c Release -p:NeuroslynVersion="$version" --nologo)

# A package that an earlier run unpacked must not be tested in place of this one; the SDK's own packages may stay.
rm -rf "$work/bin" "$work/obj" "$work/publish" "$work/readme" "$work/generated" "$work/packages/neuroslyn"

check "a consumer builds with all analyzers and warnings as errors" quiet dotnet build Consumer "${options[@]}"
check "the package holds runtime, documentation, generator, code fixes, readme, licence and symbols, and depends on nothing" package_holds
check "nothing of the compiler's part reaches the consumer's output" output_holds_runtime_only
check "it trains XOR and predicts" prints "0 1 1 0" dotnet "$work/bin/Consumer/release/Consumer.dll"
check "it publishes trimmed without a warning" quiet dotnet publish Consumer "${options[@]}"
check "the trimmed program trains XOR and predicts" prints "0 1 1 0" "$work/publish/Consumer/release/Consumer"
check "a consumer with C# 13, no nullable context and no implicit usings builds" quiet dotnet build LegacyConsumer "${options[@]}"
check "it trains a line and predicts" prints "1 3 5" dotnet "$work/bin/LegacyConsumer/release/LegacyConsumer.dll"
check "a layer without units is reported by the packed analyzer and by nothing else" reports_only "error NSL0005" dotnet build Mistaken "${options[@]}"
check "README.md has its example and its excerpt" take_readme_apart
check "the README's example builds as it stands" quiet dotnet build ReadmeExample "${options[@]}"
check "it prints what its comment says" prints "True" in_folder "$work/bin/ReadmeExample/release" dotnet ReadmeExample.dll
check "the README's excerpt is what is generated" excerpt_is_generated
finish
