"""A spreadsheet is brought into the log: looked through first, then entered whole or not at all; and back out."""

import json
from datetime import timedelta

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField

from trainer.db import session
from trainer.domain.log_sheet import MOST, LogSheet, template
from trainer.domain.sheets import Fault, decode
from trainer.domain.training_log import TrainingLog
from trainer.services.log_exporting import logs_of
from trainer.services.log_importing import FaultySheet, enter_sheet, look_through
from trainer.web.clock import now
from trainer.web.components import downloads
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.credentials.log_form import cleared
from trainer.web.components.credentials.titles import codes, title
from trainer.web.components.fields import Form, TextField
from trainer.web.components.log_words import column_help, in_words, suspicion_names, where
from trainer.web.components.looked_at import note_opened
from trainer.web.i18n import lazy, ngettext
from trainer.web.trainee.desk import worker

ROWS = 8
"""Lines of the text field at least."""


class SheetForm(Form):
    """A file, or the text itself, which is also where a file's text is mended."""

    file = FileField(
        lazy("A file"),
        description=lazy("As your spreadsheet saves it: “CSV UTF-8”."),
        render_kw={"accept": ".csv,.txt"},
    )
    text = TextField(lazy("Or the table itself"), render_kw={"spellcheck": "false", "wrap": "off"})


def log_import() -> ResponseReturnValue:
    """The text stays in the form until all of it is entered; lines entered before are left alone."""
    member, form = worker(), SheetForm()
    sheet: LogSheet | None = None
    odd: list[Fault] = []
    if form.validate_on_submit():
        if form.file.data:
            form.text.data, odd = decode(form.file.data.read())
            form.text.data = form.text.data.replace("\r\n", "\n").replace("\r", "\n")
        text, given = form.text.data or "", cleared(request.form)
        if "enter" in request.form and not odd:
            try:
                number = enter_sheet(session(), member=member, text=text, cleared=given, now=now())
            except FaultySheet as refused:
                sheet = refused.sheet
            else:
                flash(
                    ngettext("%(num)s entry is in your log.", "%(num)s entries are in your log.", number)
                    % {"num": number}
                )
                return redirect(url_for("trainee.log"))
        else:
            sheet = look_through(session(), member=member, text=text, cleared=given, now=now())
    bad = sheet is not None and (not sheet.sound or bool(odd))
    return render_template("trainee/log_import.html", **_page(form, sheet, odd)), 422 if bad else 200


def _page(form: SheetForm, sheet: LogSheet | None, odd: list[Fault]) -> dict[str, object]:
    desk = LogDesk.of(worker())
    faults = [*odd, *sheet.faults] if sheet else []
    kinds = suspicion_names()
    return {
        "form": form,
        "sheet": sheet,
        "faults": [(where(fault), in_words(fault)) for fault in faults],
        "notes": [(where(note), in_words(note)) for note in sheet.notes] if sheet else [],
        "held": [(line, one.key, one.field, kinds[one.finding.kind]) for line, one in sheet.suspicions]
        if sheet
        else [],
        "cleared": cleared(request.form),
        "lines": _lines(sheet, desk.log) if sheet else [],
        "columns": column_help(),
        "most": MOST,
        "rows": min(24, max(ROWS, (form.text.data or "").count("\n") + 2)),
    }


def _lines(sheet: LogSheet, log: TrainingLog) -> list[tuple[int, str]]:
    """Each line as it would stand in the log."""
    code = codes(log) | {line.ref: getattr(line.facts, "code", "") for line in sheet.lines if line.ref}
    return [(line.line, title(line.facts, log, code)) for line in sheet.lines]


def log_template() -> Response:
    """The file to fill in."""
    worker()
    return downloads.file(template(), "text/csv", "training-log.csv")


def log_file() -> Response:
    """Everything, with its history; weeks since a case's first session in place of days. That it was taken is noted."""
    member = worker()
    data = logs_of(session(), member.account_id, member.programme_id)
    text = json.dumps(data, ensure_ascii=False, indent=2)
    note_opened("log.downloaded", member, timedelta(0))
    return downloads.file(text, "application/json", f"training-log-{now():%Y-%m-%d}.json")
