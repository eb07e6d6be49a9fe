"""Load the demonstration desk, through the real workers and the real actions."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from claims.management import demo_around, demo_desk, demo_outside, demo_script
from claims.queries import articles

POLL_SECONDS = 0.2


class Command(BaseCommand):
    help = "Load seeds/ into an empty desk: articles through the workers, claims through the actions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--timeout", type=float, default=180, help="seconds to wait for the workers")

    def handle(self, *args: Any, **options: Any) -> None:
        if demo_desk.is_loaded():
            self.stdout.write("The desk has people already; nothing was loaded.")
            return
        script = demo_script.read()
        with Progress(console=Console(), transient=True) as bar:
            reading = bar.add_task("Reading articles", total=len(script.articles))
            staff = demo_desk.staff()
            demo_around.settle(script, staff)
            sent = demo_desk.submit(script, staff)
            demo_outside.receive(script, staff)
            deadline = time.monotonic() + options["timeout"]
            ids = [article.pk for article in sent.values()]
            while waiting := articles.unfinished(ids):
                if time.monotonic() > deadline:
                    raise CommandError(f"{waiting} articles still wait: is a Celery worker running?")
                bar.update(reading, completed=len(ids) - waiting)
                time.sleep(POLL_SECONDS)
            bar.update(reading, completed=len(ids))
            playing = bar.add_task("Working on claims", total=len(script.claims))
            played = []
            for claim in demo_desk.play(script, staff, sent):
                played.append(claim)
                bar.advance(playing)
            demo_desk.administrators()
        by_hand = sum(claim.by_hand for claim in played)
        for claim in played:
            for sentence in claim.notes:
                self.stdout.write(sentence)
        note = f" ({by_hand} added by hand)" if by_hand else ""
        self.stdout.write(f"Loaded {len(sent)} articles and worked on {len(script.claims)} claims{note}.")
