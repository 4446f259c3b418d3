"""Self-checks in a module: `::: check id`, a question, options as a task list, each with its reason."""

import re
from typing import Final

from trainer.content.faults import Fault
from trainer.domain.module import Option, SelfCheck

CHECK_OPENS: Final = re.compile(r"^:::\s*check\s+([a-z0-9-]+)\s*$")
_OPTION: Final = re.compile(r"^- \[( |x|X)\]\s+(.*)$")
_REASON: Final = re.compile(r"^\s+>\s?(.*)$")


def marker(check_id: str) -> str:
    """The paragraph that stands in a section's Markdown where the self-check is shown."""
    return f"{{{{check:{check_id}}}}}"


def _read(check_id: str, lines: list[str], file: str, line: int) -> tuple[SelfCheck, list[Fault]]:
    question: list[str] = []
    options: list[list[str]] = []
    for text in lines:
        if option := _OPTION.match(text):
            options.append([option[2], "x" if option[1] in "xX" else "", ""])
        elif (reason := _REASON.match(text)) and options:
            options[-1][2] = (options[-1][2] + " " + reason[1]).strip()
        elif text.strip() and options and text.startswith("  "):
            options[-1][0] += " " + text.strip()
        elif text.strip():
            question.append(text.strip())
    check = SelfCheck(check_id, " ".join(question), tuple(Option(t, bool(r), why) for t, r, why in options))
    wrong = []
    if not check.question:
        wrong.append("has no question")
    if len(check.options) < 2:
        wrong.append("has fewer than two options, like '- [ ] …'")
    if not any(o.right for o in check.options):
        wrong.append("has no right option, like '- [x] …'")
    wrong += [
        f"gives no reason under {o.text[:40]!r}; write one below it, like '  > because …'"
        for o in check.options
        if not o.reason
    ]
    return check, [Fault(file, line, f"self-check {check_id!r} {w}") for w in wrong]


def take_checks(markdown: str, file: str, heading_line: int) -> tuple[str, tuple[SelfCheck, ...], list[Fault]]:
    """The Markdown with each self-check replaced by its marker, the self-checks, and what is wrong with them."""
    kept: list[str] = []
    checks: list[SelfCheck] = []
    faults: list[Fault] = []
    current: tuple[str, int, list[str]] | None = None
    for number, line in enumerate(markdown.split("\n"), heading_line + 1):
        if current is None and (opened := CHECK_OPENS.match(line)):
            current = (opened[1], number, [])
        elif current is None and line.startswith(":::"):
            faults.append(
                Fault(file, number, "unknown block; a self-check opens with '::: check its-id', in small letters")
            )
        elif current is not None and line.strip() == ":::":
            check, wrong = _read(current[0], current[2], file, current[1])
            checks.append(check)
            faults += wrong
            kept += ["", marker(check.id), ""]
            current = None
        elif current is not None:
            current[2].append(line)
        else:
            kept.append(line)
    if current is not None:
        faults.append(Fault(file, current[1], f"self-check {current[0]!r} is never closed; close it with a line ':::'"))
    return "\n".join(kept), tuple(checks), faults
