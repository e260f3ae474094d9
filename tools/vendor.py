"""Which files of others the page ships: fetched by npm, pinned by SHA-256, with their licences.

    python tools/vendor.py           fetch all again, refuse what is not as pinned, write the folder
    python tools/vendor.py --check   only compare the folder with the pins; no network
    python tools/vendor.py --pin     fetch, and print the hashes to pin (after a version was changed on purpose)

Needs node and npm, and `pip install pycountry` for the countries' codes; `--check` needs nothing.
"""

import argparse
import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / "src" / "tocsin" / "web" / "page" / "vendor"
BUDGET = 700_000  # bytes, gzip, of the whole page


@dataclass(frozen=True, slots=True)
class Part:
    """One shipped file: where it comes from in a package, its name here, what is changed in it, and its SHA-256."""

    package: str
    source: str
    name: str
    sha256: str
    change: str = ""
    replace: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package: its version, licence by its SPDX name, and the file that holds the licence's text."""

    version: str
    licence: str
    text: str
    job: str


PACKAGES = {
    "preact": Package("11.2.0", "MIT", "LICENSE", "draws the page"),
    "htm": Package("3.1.1", "Apache-2.0", "LICENSE", "templates without a compiler"),
    "maplibre-gl": Package("6.17.0", "BSD-3-Clause", "LICENSE.txt", "the map"),
    "world-atlas": Package("2.0.2", "ISC", "LICENSE", "borders, from Natural Earth (public domain)"),
    "topojson-client": Package("3.1.0", "ISC", "LICENSE", "reads the borders"),
    "uplot": Package("1.6.32", "MIT", "LICENSE", "charts"),
}
TOOLS = ("topojson-simplify@3.0.3",)  # used here only, not shipped
_SOURCE_MAP = ("\n//# sourceMappingURL=maplibre-gl.mjs.map", "")
_WORKER_MAP = ("\n//# sourceMappingURL=maplibre-gl-worker.mjs.map", "")
PARTS = (
    Part("preact", "dist/preact.mjs", "preact.mjs", "bdcbd9abdf2c77c5c45326eab42191e949222d479d0d5f69467387a77040cb55"),
    Part(
        "preact",
        "hooks/dist/hooks.mjs",
        "hooks.mjs",
        "427a330c992595bfd3f6cfe43eb6ba7a238ea1a7fa99c0e4a8f380a30dde473b",
        "imports preact from the file beside it",
        (('from"preact"', 'from"./preact.mjs"'),),
    ),
    Part("htm", "dist/htm.mjs", "htm.mjs", "ab33dd3f38059b9be4d5f5350128eefb2356639c4e0bbe9d9e8b3ba75847e9e4"),
    Part(
        "maplibre-gl",
        "dist/maplibre-gl.mjs",
        "maplibre-gl.mjs",
        "0b8adbe0adb790037bf02ab16865580a3aad5450e7b9726e3cee1fe52ef8bf76",
        "names no source map",
        (_SOURCE_MAP,),
    ),
    Part(
        "maplibre-gl",
        "dist/maplibre-gl-worker.mjs",
        "maplibre-gl-worker.mjs",
        "bc5e7f292e8c7a5158d75aa9cf2873a1905638608996941f7c71c29c7ad83a0c",
        "names no source map",
        (_WORKER_MAP,),
    ),
    Part(
        "topojson-client",
        "dist/topojson-client.min.js",
        "topojson-client.js",
        "25cd02ae486cc5063e0215a4e4cfb15de83700c87ac48bac4d57dc6aaf3ebb89",
    ),
    Part(
        "uplot",
        "dist/uPlot.iife.min.js",
        "uplot.mjs",
        "eb945b82bffca234500ab40adcea3ad6507c37cd1f79803d56ca864c20f6566b",
        "is a module",
        (("var uPlot=", "export const uPlot="),),
    ),
    Part(
        "uplot", "dist/uPlot.min.css", "uplot.css", "df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04"
    ),
    Part(
        "world-atlas",
        "countries-50m.json",
        "world.json",
        "8051585eb8f7d659d61b3c036d184fafe1017c607f1121fd7b47ddf778aa80ec",
        "thinned by tools/simplify_world.mjs, ISO 3166-1 alpha-3 codes added",
    ),
)


def main() -> int:
    """Fetch or check the files; return 1 where one is not as pinned."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--check", action="store_true", help="compare the folder with the pins, fetch nothing")
    asked.add_argument("--pin", action="store_true", help="fetch and print the hashes")
    wanted = asked.parse_args()
    if wanted.check:
        return report(check())
    with tempfile.TemporaryDirectory() as folder:
        files = fetch(Path(folder))
        if wanted.pin:
            for name, content in files.items():
                print(f"{digest(content)}  {name}")
        else:
            wrong = [part.name for part in PARTS if digest(files[part.name]) != part.sha256]
            if wrong:
                return report([f"{name}: not as pinned" for name in wrong])
        write(files)
    return 0 if wanted.pin else report(check())


def digest(content: bytes) -> str:
    """Give the SHA-256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def check() -> list[str]:
    """Say what in the folder is not as pinned, missing, or nobody's."""
    known = {part.name: part.sha256 for part in PARTS}
    known |= {f"{name}.LICENSE": "" for name in PACKAGES}
    found = {path.name for path in FOLDER.iterdir()}
    wrong = [f"{name}: missing; run python tools/vendor.py" for name in known.keys() - found]
    wrong += [
        f"{name}: belongs to no package; remove it or name it in tools/vendor.py" for name in found - known.keys()
    ]
    for name in known.keys() & found:
        if known[name] and digest((FOLDER / name).read_bytes()) != known[name]:
            wrong.append(f"{name}: not as pinned; run python tools/vendor.py")
    return sorted(wrong)


def size() -> int:
    """Give the bytes of the whole page after gzip, as a browser would fetch it; licences are not fetched."""
    paths = (path for path in FOLDER.parent.rglob("*") if path.is_file() and path.suffix != ".LICENSE")
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def report(wrong: list[str]) -> int:
    """Print what is wrong and the size; give the exit status."""
    for line in wrong:
        print(line, file=sys.stderr)
    whole = size()
    print(f"{len(PARTS)} files of {len(PACKAGES)} packages; the whole page is {whole / 1000:.0f} kB after gzip")
    return 1 if wrong or whole > BUDGET else 0


def fetch(folder: Path) -> dict[str, bytes]:
    """Give the files by name as npm brings them, with their stated changes, and the licences."""
    wanted = [f"{name}@{package.version}" for name, package in PACKAGES.items()]
    npm = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", *wanted, *TOOLS]
    subprocess.run(npm, cwd=folder, check=True)
    modules = folder / "node_modules"
    files = {f"{name}.LICENSE": (modules / name / p.text).read_bytes() for name, p in PACKAGES.items()}
    for part in PARTS:
        if part.package == "world-atlas":
            files[part.name] = _world(folder, modules / part.package / part.source)
            continue
        text = (modules / part.package / part.source).read_text("utf-8")
        for old, new in part.replace:
            if old not in text:
                raise SystemExit(f"{part.name}: {old!r} is not in it; look at {part.change!r} in tools/vendor.py")
            text = text.replace(old, new)
        files[part.name] = text.encode()
    return files


def _world(folder: Path, countries: Path) -> bytes:
    import pycountry

    codes = folder / "codes.json"
    codes.write_text(json.dumps({country.numeric: country.alpha_3 for country in pycountry.countries}))
    script = shutil.copy(HERE / "simplify_world.mjs", folder)
    return subprocess.run(["node", script, countries, codes], check=True, capture_output=True).stdout


def write(files: dict[str, bytes]) -> None:
    """Write the files, and nothing else, into the folder."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name, content in files.items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
