# Sourced by run.sh and speed.sh: installs the peers and finds our command; silent when all is there.
# Takes `here`, sets `root`, `python` and `postroom`.
root=$(cd "$here/../../.." && pwd)

venv=${POSTROOM_PEERS_VENV:-$HOME/.cache/postroom/peers-venv}
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
    echo "installing the peers into $venv" >&2
    if ! python3 -m venv "$venv" >/dev/null; then
        echo "no Python environment can be made: install Debian's python3-venv" >&2
        exit 1
    fi
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt" >&2
    cp "$here/requirements.txt" "$venv/installed.txt"
fi
python=$venv/bin/python

if [ -n "${POSTROOM_COMMAND:-}" ]; then
    postroom=$POSTROOM_COMMAND
else
    build=${POSTROOM_BUILD:-$HOME/.cache/postroom/build}
    product=(--package-path "$root" --scratch-path "$build" --configuration release --product postroom)
    swift build "${product[@]}" >&2
    postroom=$(swift build "${product[@]}" --show-bin-path)/postroom
fi
if ! "$postroom" --version >/dev/null; then
    echo "$postroom does not run: build it, or name it in POSTROOM_COMMAND" >&2
    exit 1
fi

# One thread each: the libraries below NumPy and SciPy would take all cores otherwise.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
