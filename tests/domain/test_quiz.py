"""What an attempt asks: drawn by its seed, the same for ever, and fair."""

from collections import Counter

from trainer.domain.quiz import Quiz, QuizItem, QuizOption, Variant, drawn, marked


def item(name: str) -> QuizItem:
    options = tuple(QuizOption(f"{name} {n}", "why", right=n == 0) for n in range(4))
    return QuizItem(name, "a-section", (Variant(f"{name} of Ann", options), Variant(f"{name} of Ben", options)))


BANK = Quiz(3, tuple(map(item, "abcde")))


def test_a_seed_draws_the_same_for_ever() -> None:
    once = drawn(BANK, 7)
    assert once == drawn(BANK, 7)
    assert [(one.item.id, one.stem, one.right) for one in once] == [
        ("c", "c of Ben", 1),
        ("b", "b of Ann", 2),
        ("a", "a of Ann", 2),
    ]


def test_the_order_of_the_file_does_not_matter() -> None:
    turned = Quiz(3, tuple(reversed(BANK.items)))
    assert drawn(turned, 7) == drawn(BANK, 7)


def test_every_item_variant_and_place_comes_up_about_as_often() -> None:
    attempts = [one for seed in range(2000) for one in drawn(BANK, seed)]
    assert len({one.item.id for one in drawn(BANK, 1)}) == 3
    for counts, expected in (
        (Counter(one.item.id for one in attempts), 1200),
        (Counter(one.stem for one in attempts), 600),
        (Counter(one.right for one in attempts), 1500),
    ):
        assert all(0.85 * expected < n < 1.15 * expected for n in counts.values()), counts


def test_an_answer_is_marked_by_where_the_right_option_stood() -> None:
    asked = drawn(BANK, 7)
    assert marked(asked, {one.item.id: one.right for one in asked}) == {"c": True, "b": True, "a": True}
    assert marked(asked, {"c": 0, "b": asked[1].right}) == {"c": False, "b": True, "a": False}
