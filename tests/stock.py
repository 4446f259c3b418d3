"""People and content in a test's own database of either kind: copied from one that has them, not made anew."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db import Base

APART = {"audit_event"}
"""What the test itself adds rows to; its numbers must begin at the beginning."""


def stock(db: Session, source: Path) -> None:
    """Copy every row of a closed SQLite database of the same revision."""
    engine = sa.create_engine(f"sqlite:///{source}")
    with engine.connect() as published:
        for table in Base.metadata.sorted_tables:
            rows = [] if table.name in APART else published.execute(sa.select(table)).mappings().all()
            if rows:
                db.execute(sa.insert(table), [dict(row) for row in rows])
    engine.dispose()
    db.commit()
