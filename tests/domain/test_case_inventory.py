"""The inventory of a real case goes out to the form and comes back the same; nothing that is sent breaks it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.config import ROOT
from trainer.content.setting import Setting
from trainer.content.shared_words import read_setting
from trainer.domain.case_inventory import CaseInventory, Tie, from_state, inventory_faults, to_state
from trainer.domain.draft import BadChange
from trainer.domain.inventory import Expectation


@pytest.fixture(scope="module")
def setting() -> Setting:
    found, faults = read_setting(ROOT)
    assert found
    assert faults == []
    return found


def test_there_and_back(setting: Setting) -> None:
    tradition = setting.traditions.tradition("weissman-markowitz")
    made = CaseInventory(
        tradition.id,
        (
            Tie("partner", key=True, ring_now="outer", support=("practical",), change="none", area="role-dispute"),
            Tie("sister", "dead", ring_now="not-applicable", unknown=("contact", "expectations")),
            Tie(
                "friend", expectations=(Expectation("person", "patient", "time", "hinted", "unmet"),), unknown=("area",)
            ),
        ),
    )
    state = to_state(made, setting.vocabulary)
    assert not [path for path in state if path.endswith((".name", ".line", ".why"))]
    assert from_state(state, setting.vocabulary, tradition) == made
    assert inventory_faults(made, setting.vocabulary, tradition) == []


PATHS = ["people", "p1", "relation", "name", "ring_now", "expectations", "e1", "by", "ask", "", "gone", "support"]


@given(
    st.dictionaries(
        st.lists(st.sampled_from(PATHS), min_size=1, max_size=5).map(".".join),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text())
        | st.sampled_from(["sister", "inner", "patient", ["practical"]]),
        max_size=6,
    )
)  # fmt: skip
def test_nothing_that_is_sent_breaks_it(setting: Setting, state: dict[str, Any]) -> None:
    tradition = setting.traditions.tradition("ipsrt")
    try:
        made = from_state(state, setting.vocabulary, tradition)
    except BadChange:
        return
    inventory_faults(made, setting.vocabulary, tradition)
