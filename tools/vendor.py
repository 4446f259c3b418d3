"""python3 tools/vendor.py fetch | check: fonts come from npm at development time, never at run time.

`fetch` wants npm and, for the fonts, `pip install fonttools brotli`; `check` wants nothing.
"""

import hashlib
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable

ROOT = pathlib.Path(__file__).resolve().parents[1] / "trainer"
SCREEN, PAPER = "web/static/vendor", "documents/fonts"
"""What browsers load, and what goes into files; each place has a MANIFEST.json."""

# Latin, the accents of Western Europe, quotation marks, dashes, a few signs: both cuts fit in 45 KB.
LETTERS = (
    "U+0020-007E,U+00A0,U+00A3,U+00B0-00B1,U+00B7,U+00BD,U+00C0-00FF,U+0131,U+0152-0153,U+0160-0161,"
    "U+2010-2014,U+2018-201E,U+2026,U+2032,U+20AC,U+2192,U+2212"
)


def keep(data: bytes) -> bytes:
    """The file as it came."""
    return data


def subset(weights: str, features: str) -> Callable[[bytes], bytes]:
    """A cut that keeps our letters and the given weights and OpenType features of a variable font."""

    def cut(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as name:
            place = pathlib.Path(name)
            (place / "in.woff2").write_bytes(data)
            tool = [sys.executable, "-m", "fontTools"]
            narrowed = [*tool, "varLib.instancer", "-q", "in.woff2", f"wght={weights}", "-o", "narrow.ttf"]
            cut_down = [
                *tool,
                "subset",
                "narrow.ttf",
                f"--unicodes={LETTERS}",
                f"--layout-features={features}",
            ]
            woff = ["--flavor=woff2", "--no-hinting", "--output-file=out.woff2"]
            subprocess.run(narrowed, check=True, cwd=place)
            subprocess.run([*cut_down, *woff], check=True, cwd=place)
            return (place / "out.woff2").read_bytes()

    return cut


def unhinted(data: bytes) -> bytes:
    """A whole font for paper: every letter, without what helps screens, at two thirds of the size."""
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        (place / "in.ttf").write_bytes(data)
        tool = [sys.executable, "-m", "fontTools", "subset", "in.ttf", "--unicodes=*", "--output-file=out.ttf"]
        features = "--layout-features=ccmp,kern,liga,lnum,locl,mark,mkmk,tnum"
        subprocess.run([*tool, "--no-hinting", features], check=True, cwd=place)
        return (place / "out.ttf").read_bytes()


# package@version -> the place, and for each file of the package its name there and how it is cut.
WANT: dict[str, tuple[str, dict[str, tuple[str, Callable[[bytes], bytes]]]]] = {
    "@fontsource-variable/literata@5.3.0": (
        SCREEN,
        {
            "files/literata-latin-wght-normal.woff2": ("literata/literata.woff2", subset("400:700", "kern,liga")),
            "files/literata-latin-wght-italic.woff2": ("literata/literata-italic.woff2", subset("400", "kern")),
            "LICENSE": ("literata/OFL.txt", keep),
        },
    ),
    "@expo-google-fonts/literata@0.4.3": (
        PAPER,
        {
            "400Regular/Literata_400Regular.ttf": ("Literata-Regular.ttf", unhinted),
            "400Regular_Italic/Literata_400Regular_Italic.ttf": ("Literata-Italic.ttf", unhinted),
            "600SemiBold/Literata_600SemiBold.ttf": ("Literata-SemiBold.ttf", unhinted),
            "LICENSE_FONT": ("OFL.txt", keep),
        },
    ),
}


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def unpack(archive: tarfile.TarFile, path: str) -> bytes:
    """One file of an npm package."""
    file = archive.extractfile(f"package/{path}")
    if file is None:
        sys.exit(f"{path} is no file of the package")
    return file.read()


def bring(spec: str) -> dict[str, object]:
    """One package from npm: its wanted files written, and its entry for the manifest."""
    here, files = WANT[spec]
    with tempfile.TemporaryDirectory() as place:
        pack = ["npm", "pack", spec, "--json", "--pack-destination", place]
        said = json.loads(subprocess.run(pack, check=True, capture_output=True, text=True).stdout)
        info = said[0] if isinstance(said, list) else next(iter(said.values()))
        kept = {}
        with tarfile.open(next(pathlib.Path(place).glob("*.tgz"))) as archive:
            licence = json.loads(unpack(archive, "package.json"))["license"]
            for source, (ours, cut) in files.items():
                data = cut(unpack(archive, source))
                (ROOT / here / ours).parent.mkdir(parents=True, exist_ok=True)
                (ROOT / here / ours).write_bytes(data)
                kept[ours] = {"from": source, "sha256": digest(data)}
    return {"licence": licence, "integrity": info["integrity"], "files": kept}


def fetch() -> None:
    """Bring every wanted file and write the manifests."""
    for here in (SCREEN, PAPER):
        manifest = {spec: bring(spec) for spec, (place, _) in WANT.items() if place == here}
        (ROOT / here / "MANIFEST.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n")


def faults(here: str) -> list[str]:
    """Every way in which the vendored files of a place differ from its manifest and the list above."""
    folder, wanted = ROOT / here, [spec for spec, (place, _) in WANT.items() if place == here]
    manifest = json.loads((folder / "MANIFEST.json").read_text())
    known = {name: file["sha256"] for entry in manifest.values() for name, file in entry["files"].items()}
    found = [f"{spec}: not in MANIFEST.json; run fetch" for spec in wanted if spec not in manifest]
    found += [f"{spec}: in MANIFEST.json, wanted no more; run fetch" for spec in manifest if spec not in wanted]
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "MANIFEST.json"):
        name = path.relative_to(folder).as_posix()
        if name not in known:
            found.append(f"{name}: not in MANIFEST.json; take it out or add it to WANT")
        elif known[name] != digest(path.read_bytes()):
            found.append(f"{name}: differs from MANIFEST.json; run fetch, never edit a vendored file")
    return found + [f"{name}: missing; run fetch" for name in known if not (folder / name).is_file()]


def main() -> None:
    """Do what the command line asks."""
    what = sys.argv[1:] or ["check"]
    if what == ["fetch"]:
        fetch()
    elif what != ["check"]:
        sys.exit(__doc__)
    if found := faults(SCREEN) + faults(PAPER):
        sys.exit("\n".join(found))
    print("vendored files are as MANIFEST.json says")


if __name__ == "__main__":
    main()
