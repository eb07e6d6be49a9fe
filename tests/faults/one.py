"""One scenario in a process of its own: `python -m tests.faults.one NAME FOLDER OUT [--small]`."""

import argparse
import json
import logging
import os
import time
from pathlib import Path

import django

TEMPLATE = "template"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--small", action="store_true")
    arguments = parser.parse_args()
    os.environ["FACTCHECK_VAR"] = str(arguments.folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    logging.getLogger("claims").setLevel(logging.ERROR)
    arguments.out.write_text(json.dumps(_run(arguments.name, arguments.folder, full=not arguments.small)))


def _run(name: str, folder: Path, *, full: bool) -> dict[str, object]:
    from django.core.management import call_command

    from tests.faults import setting
    from tests.faults.desk import Desk
    from tests.faults.scene import Scene
    from tests.faults.table import SCENARIOS

    began = time.monotonic()
    with Desk(folder) as desk:
        if name == TEMPLATE:
            call_command("migrate", verbosity=0)
            setting.make()
            return {}
        scene = Scene(desk, full)
        SCENARIOS[name](scene)
        return {**scene.finish(), "seconds": time.monotonic() - began}


if __name__ == "__main__":
    main()
