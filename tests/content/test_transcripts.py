"""Session files: marks, wrapped lines, faults."""

import pytest

from trainer.content.transcripts import parse_session

HEAD = "---\nsession: 2\nphase: initial\ntitle: Again\nspeakers: {T: Therapist, C: Ann}\n---\n\n"


def test_turns_keep_their_written_marks_and_wrapped_lines_join() -> None:
    session, faults = parse_session(HEAD + "T1: Hello\nagain.\n\nC2: Hi.\n\nC2a: And.\n\nC5: Later.\n", "s.md")
    assert faults == []
    assert session
    assert [(t.id, t.speaker, t.text) for t in session.turns] == [
        ("s2:T1", "T", "Hello again."),
        ("s2:C2", "C", "Hi."),
        ("s2:C2a", "C", "And."),
        ("s2:C5", "C", "Later."),
    ]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("T1: Hello\n\nHi.\n", "s.md:10: a paragraph without a mark ('Hi.'); open it with one, like 'C2: '"),
        ("T1: Hello\n\nX2: Hi.\n", "s.md:10: X2: no speaker 'X'; the front matter names T, C"),
        ("T3: Hello\n\nC2: Hi.\n", "s.md:10: C2: marks rise; the one before is 3"),
        ("T1: Hello\n\nC1: Hi.\n", "s.md:10: C1: marks rise; the one before is 1"),
        ("", "s.md:7: no turns; write one paragraph a turn, like 'T1: You found us?'"),
    ],
)
def test_a_fault_names_its_line_and_what_would_be_right(body: str, fault: str) -> None:
    session, faults = parse_session(HEAD + body, "s.md")
    assert session is None
    assert [str(f) for f in faults] == [fault]
