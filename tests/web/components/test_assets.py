"""Style sheets, scripts, fonts: found by hash, kept for a year, small on the wire; and the vendored ones untouched."""

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path

from flask.testing import FlaskClient

from trainer.config import ROOT
from trainer.web.components.assets import STATIC, YEAR, gather

ASSETS = gather()


def test_an_asset_is_kept_for_a_year_under_its_own_hash(client: FlaskClient) -> None:
    found = client.get(ASSETS["site.css"].address, headers={"Accept-Encoding": "gzip"})
    assert (found.status_code, found.headers["Cache-Control"]) == (200, YEAR)
    assert found.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(found.data) == ASSETS["site.css"].body


def test_an_older_release_is_served_but_not_kept(client: FlaskClient) -> None:
    found = client.get("/static/0123456789ab/site.css")
    assert (found.status_code, found.headers["Cache-Control"]) == (200, "no-cache")
    assert found.data == ASSETS["site.css"].body


def test_what_is_not_ours_is_not_there(client: FlaskClient) -> None:
    assert client.get("/static/0/tokens.css").status_code == 404
    assert client.get("/static/0/..%2fassets.py").status_code == 404


def test_every_address_in_the_style_sheet_is_an_asset() -> None:
    addresses = re.findall(r'url\("([^"]+)"\)', ASSETS["site.css"].body.decode())
    assert len(addresses) == 2
    assert set(addresses) <= {asset.address for asset in ASSETS.values()}


def test_the_style_sheet_and_the_fonts_stay_light() -> None:
    assert len(ASSETS["site.css"].squeezed or b"") <= 9 * 1024
    assert sum(len(ASSETS[name].body) for name in ("literata.woff2", "literata-italic.woff2")) <= 45 * 1024


def test_only_the_tokens_name_a_colour() -> None:
    sheets = [path for path in (STATIC / "css").glob("*.css") if path.name != "tokens.css"]
    named = {path.name: re.findall(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", path.read_text("utf-8")) for path in sheets}
    assert {name: colours for name, colours in named.items() if colours} == {}


def test_nothing_moves() -> None:
    """Who asks for less motion gets the same page: there is none."""
    assert not re.search(r"[;{](animation|transition|scroll-behavior)[\w-]*:", ASSETS["site.css"].body.decode())


def vendor_check(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "tools" / "vendor.py"), "check"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_vendored_files_are_as_they_came(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    folder = tmp_path / "trainer" / "web" / "static" / "vendor"
    shutil.copytree(STATIC / "vendor", folder)
    shutil.copytree(ROOT / "trainer" / "documents" / "fonts", tmp_path / "trainer" / "documents" / "fonts")
    assert vendor_check(tmp_path).returncode == 0
    (folder / "literata" / "OFL.txt").write_text("mine")
    (folder / "stray.js").write_text("x")
    (folder / "literata" / "literata.woff2").unlink()
    (tmp_path / "trainer" / "documents" / "fonts" / "Literata-Italic.ttf").unlink()
    faults = vendor_check(tmp_path).stderr
    assert "OFL.txt: differs" in faults
    assert "stray.js: not in MANIFEST.json" in faults
    assert "literata.woff2: missing" in faults
    assert "Literata-Italic.ttf: missing" in faults


def test_no_start_waits_for_compressing() -> None:
    assert not any("squeezed" in vars(asset) for asset in gather().values())
