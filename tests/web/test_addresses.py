"""No start waits for the code that makes addresses: werkzeug compiles it for a rule when its first address is asked."""

from typing import Any

import pytest
from werkzeug.routing import Map, Rule

from trainer.web.addresses import Address


def test_an_address_is_compiled_when_it_is_first_made(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    theirs = Rule._compile_builder

    def counted(self: Rule, append_unknown: bool = True) -> Any:
        compiled.append(self.rule)
        return theirs(self, append_unknown)

    monkeypatch.setattr(Rule, "_compile_builder", counted)
    places = Map([Address("/p/<programme>/cases/<slug>", endpoint="case"), Address("/about", endpoint="about")])
    bound = places.bind("localhost")
    assert bound.match("/p/demo/cases/flour") == ("case", {"programme": "demo", "slug": "flour"})
    assert compiled == []
    for query in ("", "?part=2", "?part=3"):
        more = {"part": query[-1]} if query else {}
        assert bound.build("case", {"programme": "demo", "slug": "a b", **more}) == f"/p/demo/cases/a%20b{query}"
    assert compiled == ["/p/<programme>/cases/<slug>"]


def test_what_is_missing_is_still_told() -> None:
    bound = Map([Address("/cases/<int:number>", endpoint="case")]).bind("localhost")
    with pytest.raises(LookupError):
        bound.build("case", {})
