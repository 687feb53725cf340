"""Sites taken by name: where a redirect leads to."""

from datetime import datetime

from sqlalchemy import or_, select, update

from publisher.protocols import SiteClaim
from publisher.store.engine import Database
from publisher.store.leases import Worker, void_gone
from publisher.store.registry import site_row
from publisher.store.schema import site
from publisher.store.times import to_ms


def claim_named(
    database: Database, name: str, *, worker: Worker, now: datetime
) -> SiteClaim | None:
    """Take a site by its name; see `CollectStore.claim_named`."""
    now_ms = to_ms(now)
    is_taken = select(site.c.id).where(
        site.c.name == name, or_(site.c.lease_until > now_ms, site.c.rest_until > now_ms)
    )
    with database.read() as connection:
        # Who waits looks often; that needs no writer's turn.
        if connection.execute(is_taken).first() is not None:
            void_gone(database, now_ms=now_ms)
            return None
    with database.write() as connection:
        row = connection.execute(
            update(site)
            .where(
                site.c.id == site_row(connection, name),
                site.c.lease_until <= now_ms,
                site.c.rest_until <= now_ms,
            )
            .values(
                lease_until=worker.lease_from(now),
                leased_by=worker.name,
                fence=site.c.fence + 1,
            )
            .returning(site.c.id, site.c.fence)
        ).one_or_none()
    return None if row is None else SiteClaim(row=row.id, name=name, fence=row.fence, sources=())
