"""Fleiss' kappa: the worked example and the edges."""

import pytest

from trainer.domain.agreement import fleiss_kappa

# The worked example of the literature: ten subjects, fourteen raters, five categories (Fleiss 1971, kappa .210).
TABLE = [
    (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
]  # fmt: skip


def test_the_worked_example() -> None:
    items = [[str(c) for c, n in enumerate(row) for _ in range(n)] for row in TABLE]
    assert fleiss_kappa(items) == pytest.approx(0.210, abs=0.0005)


@pytest.mark.parametrize(
    ("items", "kappa"),
    [
        ([["a", "a"], ["b", "b", "b"]], 1.0),
        ([["a", "b"], ["b", "a"]], -1.0),
        ([["a", "a"], ["a", "a", "a"]], None),
        ([["a"]], None),
        ([], None),
    ],
)
def test_edges(items: list[list[str]], kappa: float | None) -> None:
    assert fleiss_kappa(items) == kappa
