"""What an accreditor is given: tables without names, the same statements however many, and a row in the audit."""

import csv
import io
import zipfile

import sqlalchemy as sa
from flask import Flask

from tests.pieces import colleague
from tests.standards import in_force
from tests.web.bonds import PROGRAMME
from tests.web.director.test_instrument import work
from tests.web.house import database, visit
from tests.web.meetings import issued, sit
from tests.web.pages import words
from tests.web.supervisor.test_own_severity import judged_twice
from trainer.db.models import Account, AuditEvent

PAGE = f"{PROGRAMME}/accreditation"


def taken(site: Flask) -> zipfile.ZipFile:
    answer = visit(site, "director").get(f"{PAGE}.zip")
    assert answer.status_code == 200
    assert "accreditation-north-" in answer.headers["Content-Disposition"]
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    answer.close()
    return archive


def table(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"), newline="")))


def test_tables_without_a_name_and_with_every_column_explained(published_app: Flask) -> None:
    sit(published_app)
    issued(published_app)
    work(published_app, 12, rated=True)
    with database(published_app) as db:
        in_force(db)
        names = [*db.scalars(sa.select(Account.name)), *db.scalars(sa.select(Account.email))]
    archive = taken(published_app)
    cells = {
        cell
        for name in archive.namelist()[:-1]
        for row in table(archive, name.removesuffix(".csv"))
        for cell in row.values()
    }
    assert cells.isdisjoint(names)
    assert not any("@" in cell for cell in cells)
    trainees, assessed, decisions = (table(archive, name) for name in ("trainees", "assessed", "decisions"))
    assert len(trainees) == 13
    assert sum(int(row["released"]) for row in trainees) == len(assessed) == 12
    assert {row["person"] for row in assessed} < {row["person"] for row in trainees}
    (decision,) = decisions
    assert (decision["outcome"], decision["views"], decision["dissent"], decision["issued"]) == (
        "award",
        "2",
        "0",
        "yes",
    )
    (standard,) = table(archive, "standards")
    assert (standard["cut"], standard["judges"]) == ("3.000", "3")
    case = next(row for row in table(archive, "cases") if row["case"] == "Flour and water")
    assert (case["first_attempts"], case["handed_in_by"]) == ("12", "12")
    assert case["mean"].startswith("0.4")
    assert table(archive, "agreement") == []
    (outcome,) = table(archive, "outcomes")
    counts = ("began", "left", "all_done", "awarded", "not_there_yet")
    assert [outcome[name] for name in counts] == ["1", "0", "0", "1", "1"]
    assert (outcome["median_weeks"], outcome["few"]) == ("", "began awarded")
    readme = archive.read("README.txt").decode()
    assert "! Nobody’s work was judged twice by lot" in readme
    assert "! Small numbers: in 1 of 1 rows" in readme
    assert "None was adopted" not in readme
    for name in archive.namelist()[:-1]:
        assert name in readme
    again = table(taken(published_app), "trainees")
    assert {row["person"] for row in again}.isdisjoint(row["person"] for row in trainees)
    with database(published_app) as db:
        rows = db.scalars(sa.select(AuditEvent).where(AuditEvent.action == "accreditation.downloaded")).all()
        assert len(rows) == 2


def test_what_was_judged_twice_is_the_same_everywhere(published_app: Flask) -> None:
    with database(published_app) as db:
        other = colleague(db, "Berta")
        for own, theirs in ((4, 4), (2, 3), (5, 4), (3, 3)):
            judged_twice(db, own, theirs, other)
        judged_twice(db, 2, 3, other, drawn=False)
    archive = taken(published_app)
    assert "! None was adopted" in archive.read("README.txt").decode()
    kappa, *_ = table(archive, "agreement")
    assert (kappa["statistic"], kappa["pieces"], kappa["drawn"], kappa["asked_for"]) == (
        "weighted-kappa",
        "4",
        "4",
        "1",
    )
    twice = [row["drawn"] for row in table(archive, "assessed") if row["graders"] == "2"]
    assert sorted(twice) == ["", "yes", "yes", "yes", "yes"]
    ends = (f"{float(kappa[end]):.2f}" for end in ("value", "low", "high"))
    told = "Weighted kappa {} 95 % interval {} to {}".format(*ends)
    for page in ("instrument", "calibration"):
        assert told in words(visit(published_app, "director").get(f"{PROGRAMME}/{page}").text)


def test_the_page_says_what_is_in_it(published_app: Flask) -> None:
    found = words(visit(published_app, "director").get(PAGE).text)
    assert "mean_level mean of the settled levels, 1 to 5" in found
    assert "That you took them is noted in the audit." in found


def test_its_statements_do_not_grow(published_app: Flask, statements: list[str]) -> None:
    work(published_app, 11)
    taken(published_app)
    statements.clear()
    taken(published_app)
    once = len(statements)
    work(published_app, 12)
    statements.clear()
    taken(published_app)
    assert len(statements) == once
