# shellcheck shell=bash
# Shared by ./run, ./test and .ci/run; sourced, not run. Needs bash, set -euo pipefail and the root of the
# checkout as working folder.
#
# Exit codes follow sysexits: 64 wrong usage, 69 something needed is not to be had, 77 no right to install it.
# shellcheck disable=SC2034 # used by those who source this
readonly EX_USAGE=64 EX_UNAVAILABLE=69 EX_NOPERM=77

jobs=${MINIDECK_JOBS:-$(nproc)}
# One compiler cache serves every clone and every build folder.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros

say() { printf '%s\n' "$@"; }

die() {
    local code=$1
    shift
    printf '%s\n' "$@" >&2
    exit "$code"
}

# stage NAME: closes the running stage and begins the next one. The minutes are printed by stages.
stage_names=() stage_seconds=() stage_began=0
stage() {
    stage_end
    stage_names+=("$1")
    stage_began=$SECONDS
    say "" "== $1"
}

stage_end() {
    if ((${#stage_names[@]} > ${#stage_seconds[@]})); then
        stage_seconds+=($((SECONDS - stage_began)))
    fi
}

stages() {
    stage_end
    local i total=0
    say "" "Minutes per stage"
    for i in "${!stage_names[@]}"; do
        minutes "${stage_names[$i]}" "${stage_seconds[$i]}"
        total=$((total + stage_seconds[i]))
    done
    minutes total "$total"
    say ""
}

minutes() { printf '  %-36s %4d:%02d\n' "$1" $(($2 / 60)) $(($2 % 60)); }

# packages PURPOSE…: their names, from the one list.
packages() {
    local purpose
    for purpose in "$@"; do
        awk -v purpose="$purpose" '$1 == purpose { print $2 }' tools/packages.txt
    done
}

is_installed() {
    [[ $(dpkg-query -W -f='${Status}' "$1" 2>/dev/null) == 'install ok installed' ]]
}

# need PURPOSE…: installs what is missing, and nothing else.
need() {
    local package missing=()
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is not a Debian system: taking what is here. tools/packages.txt lists what is needed."
        return
    fi
    for package in $(packages "$@"); do
        is_installed "$package" || missing+=("$package")
    done
    if ((${#missing[@]} > 0)); then
        install_packages "${missing[@]}"
    fi
}

install_packages() {
    local root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die $EX_NOPERM \
            "These packages are missing, and installing them needs root or sudo:" "$*"
        root=(sudo)
    fi
    say "Installing with apt-get: $*"
    # Lists that cannot be fetched are told by the installation itself, with the names that matter.
    "${root[@]}" apt-get -q -o Acquire::Retries=2 update >/dev/null 2>&1 || true
    if ! "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
        -o Acquire::Retries=2 -o DPkg::Lock::Timeout=300 install "$@" >build/apt.log 2>&1; then
        tail -n 5 build/apt.log >&2
        die $EX_UNAVAILABLE \
            "" "apt-get could not install what is missing; is the network there? The packages are:" "$*" \
            "The whole answer of apt-get is in build/apt.log."
    fi
}

# tools NAME…: for systems without apt, and for packages that lie.
tools() {
    local tool missing=()
    for tool in "$@"; do
        command -v "$tool" >/dev/null || missing+=("$tool")
    done
    if ((${#missing[@]} > 0)); then
        die $EX_UNAVAILABLE "Not found: ${missing[*]}. tools/packages.txt lists what is needed."
    fi
}

# configure PRESET: once, and again when the presets changed; CMake sees to everything else by itself.
configure() {
    local launcher=()
    tools "${CXX:-c++}" cmake ninja
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    if [[ build/$1/build.ninja -nt CMakePresets.json ]]; then
        say "build/$1 is configured."
    else
        cmake --preset "$1" "${launcher[@]}"
    fi
}

# build PRESET TARGET…
build() {
    local preset=$1
    shift
    cmake --build "build/$preset" --parallel "$jobs" --target "${@:-all}"
}

mkdir -p build
