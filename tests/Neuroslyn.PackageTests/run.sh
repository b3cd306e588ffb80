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
        analyzers/dotnet/cs/Neuroslyn.Generator.dll analyzers/dotnet/cs/Neuroslyn.CodeFixes.dll analyzers/dotnet/cs/ko/Neuroslyn.Generator.resources.dll; do
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

speaks_korean() {
    local output
    output=$(dotnet build Mistaken "${options[@]}" -p:PreferredUILang=ko --no-incremental 2>&1)
    echo "$output"
    grep -qF "NSL0005: 'Hidden'의 유닛 수은(는) 양수여야 하는데 0입니다" <<< "$output"
}

# reports IDS COMMAND...: the ids of all warnings and errors, sorted and separated by blanks; warnings are errors in most of these projects.
reports() {
    local expected=$1 output found
    shift
    output=$("$@" 2>&1)
    echo "$output"
    found=$(grep -oE '(error|warning) [A-Z]+[0-9]+:' <<< "$output" | grep -oE '[A-Z]+[0-9]+' | sort -u | tr '\n' ' ')
    [ "${found% }" = "$expected" ] || { echo "expected: $expected"; echo "found:    ${found% }"; return 1; }
}

# A copy may be changed, and its settings taken away.
copy() {
    mkdir -p "$work/copies" && rm -rf "$work/copies/$1" && cp -r "$1" "$work/copies/$1" && rm -rf "$work/copies/$1"/{bin,obj} || return 1
    local file
    for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
        echo "<Project><Import Project=\"../../../tests/Neuroslyn.PackageTests/$file\" /></Project>" > "$work/copies/$file"
    done
}

# The repairs of one rule can be what another rule waits for.
repair() {
    local pass
    for pass in 1 2; do
        NeuroslynVersion=$version dotnet format analyzers "$work/copies/$1" --severity info --no-restore || return 1
    done
}

holds() {
    local file=$1 text
    shift
    for text in "$@"; do
        grep -qF -- "$text" "$file" || { echo "$file does not hold: $text"; cat "$file"; return 1; }
    done
}

# The first line of each file of the sample names its mistake.
announced_mistakes() {
    grep -rhoE '^// NSL[0-9]+' ../../samples/Mistakes --include='*.cs' | grep -oE 'NSL[0-9]+' | sort -u | tr '\n' ' ' | sed 's/ $//'
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
rm -rf "$work/bin" "$work/obj" "$work/publish" "$work/copies" "$work/readme" "$work/generated" "$work/packages/neuroslyn"

check "a consumer builds with all analyzers and warnings as errors" quiet dotnet build Consumer "${options[@]}"
check "the package holds runtime, documentation, generator, code fixes, readme, licence and symbols, and depends on nothing" package_holds
check "nothing of the compiler's part reaches the consumer's output" output_holds_runtime_only
check "it trains XOR and predicts" prints "0 1 1 0" dotnet "$work/bin/Consumer/release/Consumer.dll"
check "it publishes trimmed without a warning" quiet dotnet publish Consumer "${options[@]}"
check "the trimmed program trains XOR and predicts" prints "0 1 1 0" "$work/publish/Consumer/release/Consumer"
check "a consumer with C# 13, no nullable context and no implicit usings builds" quiet dotnet build LegacyConsumer "${options[@]}"
check "it trains a line and predicts" prints "1 3 5" dotnet "$work/bin/LegacyConsumer/release/LegacyConsumer.dll"
check "a layer without units is reported by the packed analyzer and by nothing else" reports_only "error NSL0005" dotnet build Mistaken "${options[@]}"
check "the compiler says it in Korean when it is asked to" speaks_korean
check "pragmas, attributes, severities and thresholds silence what they name" quiet dotnet build Silenced "${options[@]}"
check "without pragmas and attributes their rules speak" reports "NSL1001 NSL2003 NSL5002" dotnet build Silenced "${options[@]}" --no-incremental -p:DefineConstants=LOUD
check "a copy without settings is made" copy Silenced
printf 'root = true\n' > "$work/copies/.editorconfig"
grep -v -e '^neuroslyn' -e NSL2001 Silenced/.editorconfig > "$work/copies/Silenced/.editorconfig"
check "without thresholds their rules speak" reports "NSL2001 NSL2004 NSL2007 NSL4002 NSL4012" dotnet build "$work/copies/Silenced" "${options[@]}" --no-incremental
printf 'neuroslyn.NSL1008.require_seeds = true\nneuroslyn.NSL7007.maximum_kilobytes = 1\n' >> "$work/copies/Silenced/.editorconfig"
check "thresholds make rules speak, too" reports "NSL1008 NSL2001 NSL2004 NSL2007 NSL4002 NSL4012 NSL7007" dotnet build "$work/copies/Silenced" "${options[@]}" --no-incremental
check "a project full of mistakes is copied" copy Repairable
check "it does not build" reports "NSL0017 NSL1001 NSL2001 NSL3001 NSL3005 NSL4009 NSL5001 NSL6004" dotnet build "$work/copies/Repairable" "${options[@]}"
check "dotnet format analyzers repairs it" repair Repairable
check "then it builds without a warning" quiet dotnet build "$work/copies/Repairable" "${options[@]}" --no-incremental
check "the repairs are the first that the rules name, and comments stay" holds "$work/copies/Repairable/Networks.cs" \
    '[Dense(1, Activation.Sigmoid)] public partial DenseLayer Answer { get; }' '[Dense(64, Activation.Relu)]' \
    '[Dense(48, Activation.Relu)] public partial DenseLayer Second { get; } // keep me' '[Dense(32, Activation.Tanh)]' \
    '[Dense(3, Activation.Softmax)] public partial DenseLayer Class { get; } // keep me' '[Network(Input = 8, Loss = Loss.CrossEntropy)]'
check "the sample of mistakes builds and prints them all" reports "$(announced_mistakes)" dotnet build ../../samples/Mistakes --nologo --no-incremental
check "README.md has its example and its excerpt" take_readme_apart
check "the README's example builds as it stands" quiet dotnet build ReadmeExample "${options[@]}"
check "it prints what its comment says" prints "True" in_folder "$work/bin/ReadmeExample/release" dotnet ReadmeExample.dll
check "the README's excerpt is what is generated" excerpt_is_generated
finish
