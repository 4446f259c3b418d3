"""A packet for an application to ISIPT, nearly complete."""

from datetime import date
from decimal import Decimal
from typing import Final

from trainer.documents.packet import Column, Packet, PacketEntry, PacketRequirement, PacketSection, Signature

LETTERS: Final = PacketSection(
    "letters", "Letters", "one recommendation from an endorsed supervisor", "applicant",
    missing=("The letter of recommendation has not come back yet.",),
)  # fmt: skip
COURSES: Final = PacketSection(
    "courses", "Didactic hours", "16 hours taught by an endorsed trainer, with proof of completion", "applicant",
    columns=(
        Column("title", "Course"), Column("taught_by", "Taught by"), Column("on", "Day", "day"),
        Column("hours", "Hours", "number"),
    ),
    rows=(
        ("Introduction to IPT", "Prof. Ellen Frank", date(2026, 3, 7), Decimal("8.0")),
        ('=HYPERLINK("https://evil.example","x")', "+Dr. Minus", date(2026, 3, 8), Decimal("8.25")),
    ),
)  # fmt: skip
CASES: Final = PacketSection(
    "cases", "Case register", "three supervised cases covering early, middle and late sessions", "patients",
    columns=(
        Column("code", "Code", "code"), Column("protocol", "Protocol"), Column("first", "First", "week"),
        Column("last", "Last", "week"), Column("sessions", "Sessions", "number"), Column("area", "Problem area"),
    ),
    rows=(
        ("C-1", "acute, 16 sessions", 0, 18, 16, "role transition"),
        ("C-2", "acute, 12 sessions", 0, 14, 12, "grief"),
        ("C-3", "acute, 12 sessions", 0, None, 7, "role dispute"),
    ),
)  # fmt: skip
ATTESTATIONS: Final = PacketSection(
    "attestations", "Attestations", "for each case five contents, signed by applicant and supervisor", "patients",
    entries=(
        PacketEntry(
            "Case C-1",
            (
                ("Presenting problem", "Low mood after a move for work, in week 3 of the new post."),
                ("Conceptualisation", "#panic(\"x\") A role transition: what was lost was being known.\nThe second line."),
                ("Course of treatment", "Sixteen sessions; 4 early, 8 middle, 4 late."),
                ("Techniques", "Communication analysis, role play."),
                ("Outcome", "PHQ-9 from 17 to 5."),
            ),
            (
                Signature("Ana Łukasiewicz", "applicant", date(2026, 11, 2), "9f2c" * 16),
                Signature("Ruth Vogel", "ISIPT-endorsed supervisor", date(2026, 11, 5), "9f2c" * 16),
            ),
        ),
    ),
)  # fmt: skip
PACKET: Final = Packet(
    applicant="Ana Łukasiewicz",
    body="ISIPT",
    pathway="ISIPT therapist",
    edition="current",
    read_on=date(2026, 11, 1),
    made_on=date(2026, 11, 23),
    standing="Mapped from ISIPT’s published requirements; not endorsed by ISIPT. Readiness is advisory; the body decides.",
    requirements=(
        PacketRequirement("Sixteen hours of workshop by an endorsed trainer", "met", "16.25 h", "16 h"),
        PacketRequirement("Three supervised cases", "not-yet", "2", "3", "case C-3 has no late session yet"),
        PacketRequirement("A letter of recommendation", "awaiting", "0", "1", "asked for on 2 November"),
    ),
    sections=(COURSES, CASES, ATTESTATIONS, LETTERS),
)
