"""The database: tables (`models`), questions (`queries`), migrations, and the glue to SQLAlchemy."""

from trainer.db.base import Base, UTCDateTime
from trainer.db.engine import late, make_engine, open_session, reading, session, snapshot

__all__ = ["Base", "UTCDateTime", "late", "make_engine", "open_session", "reading", "session", "snapshot"]
