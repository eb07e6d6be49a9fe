"""Draw the state table."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from claims.management import states_page


class Command(BaseCommand):
    help = "Write docs/states.md from the state table; with --check, exit 1 if it is not up to date."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "states.md"
        drawn = states_page.page()
        if not options["check"]:
            path.write_text(drawn, encoding="utf-8")
            self.stdout.write(f"Wrote {path}.")
        elif not path.is_file() or path.read_text(encoding="utf-8") != drawn:
            self.stderr.write(f"{path} is not what the state table says: run `make states`.")
            sys.exit(1)
        else:
            self.stdout.write(f"{path} is up to date.")
