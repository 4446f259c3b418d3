"""What stands in the addresses that the access matrix asks for: rows of the seeds, most of them the trainee's."""

from typing import Final

from tests import bonds, certificates, desks, grades, learning, logbook, practice, quizzes, work

MODULE: Final = {"slug": "what-is-ipt"}
CASE: Final = {"slug": "flour-and-water"}
EXAMPLE: Final = {"slug": "earlies-inventory"}
DRAFT: Final = {"draft_id": practice.DRAFT}
SUBMISSION: Final = {"reference": practice.REFERENCE}
"""Both are the trainee's own."""
ASSIGNMENT: Final = {"assignment_id": work.ASSIGNMENT}
PERSON: Final = {"membership_id": bonds.TRAINEE}
PARTNER: Final = {"partner_id": bonds.SUPERVISOR}
GRADING: Final = {"grading_id": grades.GRADING}
"""The supervisor's own."""
INVITATION: Final = {"invitation_id": bonds.INVITATION}
RATED: Final = {"reference": learning.REFERENCE}
PIECE: Final = {"piece_id": learning.PIECE}
QUIZ: Final = {"attempt_id": quizzes.ATTEMPT}
"""The trainee's own, not finished."""
AIM: Final = {"aim_id": learning.AIM}
AGREED: Final = {"aim_id": learning.AGREED}
"""An aim that the supervisor set."""
PATHWAY: Final = {"slug": "isipt-therapist-current"}
LOGGED: Final = {"ref": logbook.CASE}
"""A case in the trainee's log, which is an entry too."""
LOG_ENTRY: Final = {**PERSON, "ref": desks.SESSION}
GUIDE: Final = {"ref": desks.OUTSIDE}
CERTIFICATE: Final = {"number": certificates.NUMBER}
"""The trainee's own."""
CANDIDACY: Final = {"candidacy_id": certificates.CANDIDACY}
NOBODYS: Final = 999_999
