"""Django's migrate, as the owner of the tables, who then lets the application in."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from claims.actions import database_roles


class Command(migrate.Command):
    help = (
        "Updates the database schema, over DATABASE_OWNER_URL where that is set, and grants the role of the "
        "application (the one in DATABASE_URL) all it needs: everything but altering the history."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database=settings.DATABASE_OWNER)

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        using = options["database"]
        if options["plan"] or options["check_unapplied"] or not _has_history(using):
            return
        database_roles.grant(to=settings.DATABASE_APP_ROLE, using=using)


def _has_history(using: str) -> bool:
    """Not so where somebody migrates back to before there was one."""
    connection = connections[using]
    with connection.cursor() as cursor:
        return set(database_roles.APPEND_ONLY) <= set(connection.introspection.table_names(cursor))
