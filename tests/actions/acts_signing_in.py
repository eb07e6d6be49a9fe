"""What people do about signing in, one of each."""

from collections.abc import Callable

from claims.actions import browsers, second_step
from tests.actions.scene import Scene
from tests.signing_in import set_up

SIGNING_IN: dict[str, Callable[[Scene], object]] = {
    "browsers.sign_out": lambda s: browsers.sign_out(browsers=[s.browser], by=s.staff.ravi),
    "second_step.confirm": lambda s: set_up(s.staff.ravi),
    "second_step.renew_codes": lambda s: second_step.renew_codes(by=s.staff.cleo),
    "second_step.turn_off": lambda s: second_step.turn_off(user=s.staff.cleo, by=s.staff.admin),
    "second_step.check, with a backup code": lambda s: second_step.check(
        user=s.staff.cleo, code=s.backup_codes[0], address="198.51.100.7"
    ),
}
