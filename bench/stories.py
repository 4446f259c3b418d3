"""The requests that are measured, each as a call that can be repeated."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.client import Answer, Visitor, csrf
from trainer.services.demo import PASSWORD

PROGRAMME = "/p/demo"
CASE = "flour-and-water"
AREAS = ("grief", "role-dispute", "role-transition", "interpersonal-deficits")


@dataclass
class Trainee:
    """A signed-in trainee with drafts of their own."""

    visitor: Visitor
    account: int = 0

    def sign_in(self, email: str) -> None:
        """Raises RuntimeError when the door stays shut."""
        answer = self.visitor.form("/sign-in", email=email, password=PASSWORD)
        if answer.status != 302:
            raise RuntimeError(f"signing in answered {answer.status}")

    def start(self) -> int:
        """The id of a draft of the case."""
        answer = self.visitor.form(f"{PROGRAMME}/cases/{CASE}/start", f"{PROGRAMME}/cases/{CASE}")
        draft = int(re.findall(r"/drafts/(\d+)", answer.location)[0])
        page = self.visitor.get(f"{PROGRAMME}/drafts/{draft}").text
        self.account = int(re.findall(r'"account": ?(\d+)', page)[0])
        return draft

    def save(self, draft: int, number: int, values: dict[str, Any], base: Any = None) -> Answer:
        """One save of the workspace."""
        changes = [
            {"operation": f"bench-{number}-{i}", "path": path, "base": base, "value": value}
            for i, (path, value) in enumerate(values.items())
        ]
        parcel = {"account": self.account, "revision": 0, "changes": changes}
        token = self.token(draft)
        return self.visitor.json(f"{PROGRAMME}/drafts/{draft}/changes", token, parcel)

    def token(self, draft: int) -> str:
        """A CSRF token, asked for once."""
        if not hasattr(self, "_token"):
            self._token = csrf(self.visitor.get(f"{PROGRAMME}/drafts/{draft}").text)
        return self._token

    def work(self, draft: int) -> None:
        """Read every session with a commitment, and answer enough to be scored in full."""
        for after in (1, 2):
            fields = {f"commitments.{after}.areas.{a}": "25" for a in AREAS} | {
                f"commitments.{after}.primary": AREAS[1]
            }
            body = {"after": str(after), **fields}
            self.visitor.form(f"{PROGRAMME}/drafts/{draft}/commit", f"{PROGRAMME}/drafts/{draft}", **body)
        said: dict[str, Any] = {"safety.nothing": True, "onset.kind": "dispute", "onset.cites.s2:C29": True}
        for n, (name, relation) in enumerate(
            [("Lori", "sister"), ("Pop", "father"), ("Kelsey", "daughter"), ("Manny", "colleague")]
        ):
            person = f"people.p{n}"
            said |= {f"{person}.name": name, f"{person}.relation": relation, f"{person}.key": True}
            said |= {f"{person}.ring_now": "middle", f"{person}.ring_before": "inner", f"{person}.quality": "warm"}
            said |= {f"{person}.cites.s2:C{3 + 2 * n + i}": True for i in (0, 2, 4)}
        for area in AREAS:
            said |= {f"areas.{area}.present": area == "role-dispute", f"areas.{area}.confidence": 50}
        said |= {"areas.role-dispute.rank": "primary"} | {
            f"areas.role-dispute.cites.s2:C{n}": True for n in (23, 29, 33)
        }
        answer = self.save(draft, 10_000_000 + draft, said)
        if answer.status != 200:
            raise RuntimeError(f"saving answered {answer.status}: {answer.text[:200]}")

    def hand_in(self, draft: int) -> Answer:
        """The scored hand-in; the POST alone is timed."""
        token = self.token(draft)
        body = f"csrf_token={token}".encode()
        path = f"{PROGRAMME}/drafts/{draft}/hand-in"
        kind = "application/x-www-form-urlencoded"
        return self.visitor.ask("POST", path, body, kind, Referer=self.visitor.server.address + path)


def weight(visitor: Visitor, path: str) -> tuple[int, int]:
    """Bytes on the wire and requests of a first visit: the page and every asset it names, and what those name."""
    page = Visitor(visitor.server, dict(visitor.cookies)).get(path)
    total, seen, queue = page.wire, {path}, set(re.findall(r'"(/static/[^"]+)"', page.text))
    while queue:
        asset = queue.pop()
        seen.add(asset)
        answer = visitor.get(asset)
        total += answer.wire
        named = re.findall(r'url\("?(/static/[^")]+)"?\)', answer.text) if asset.endswith(".css") else []
        queue |= {n for n in named if "italic" not in n} - seen
    return total, len(seen)


def nodes(visitor: Visitor, path: str) -> int:
    """Elements of the page as sent."""
    return len(re.findall(r"<[a-zA-Z]", visitor.get(path).text))


Measure = Callable[[], Any]
