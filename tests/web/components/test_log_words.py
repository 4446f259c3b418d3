"""Whatever can be wrong with a log has words, and every column of its table is explained."""

import re

from flask import Flask

from trainer.config import ROOT
from trainer.domain.identifiers import KINDS
from trainer.domain.log_cells import COLUMNS
from trainer.domain.log_reasons import CORRECTED, DECLINED, WITHDRAWN
from trainer.domain.log_rules import LogFault
from trainer.domain.sheets import Fault
from trainer.web.components.log_words import column_help, in_words, reason_names, suspicion_names, where

FILES = ("domain/log_rules.py", "domain/log_sheet.py", "domain/log_cells.py", "services/*.py")
SAID = re.compile(
    r'(?:LogFault\([^,()]+, |Fault\([^()]*?, (?:"[^"]*"|c|column|name), |fault\((?:"\w+"|column), )"([a-z-]+)"'
)


def test_every_fault_has_words(app: Flask) -> None:
    text = "".join(path.read_text("utf-8") for one in FILES for path in sorted((ROOT / "trainer").glob(one)))
    kinds = set(SAID.findall(text)) - {"name-missing", "name-long", "formula-cell"}
    assert {"missing", "taken", "code", "day", "no-free-text", "two-guides", "entry-unknown", "many"} <= kinds
    with app.test_request_context():
        for kind in kinds | {"encoding"}:
            assert in_words(LogFault("minutes", kind, "this", "that"))


def test_a_fault_says_where_it_is(app: Flask) -> None:
    with app.test_request_context():
        assert where(Fault(4, "minutes", "number", "lots")) == "Line 4, minutes"
        assert in_words(Fault(4, "minutes", "number", "lots")) == "“lots” is no number."
        assert (where(Fault(1, "colour", "column-unknown")), where(Fault(1, "", "empty"))) == ("Line 1", "Line 1")
        assert in_words(Fault(1, "colour", "column-unknown")) == "The column “colour” is not used."


def test_columns_reasons_and_suspicions_are_all_named(app: Flask) -> None:
    with app.test_request_context():
        assert [column for column, _ in column_help()] == list(COLUMNS)
        assert set(reason_names()) == {*CORRECTED, *WITHDRAWN, *DECLINED}
        assert set(suspicion_names()) == set(KINDS)
