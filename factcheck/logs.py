"""What the logs must not tell."""

import logging
import re

_TOKEN = re.compile(r"(?<=/reply/)[^/\s]+")


class WithoutTokens(logging.Filter):
    """Blots out the token in the address of an asked party's page: whoever reads it could answer."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_blotted(arg) for arg in record.args)
        return True


def _blotted(arg: object) -> object:
    return _TOKEN.sub("…", arg) if isinstance(arg, str) else arg
