"""What people do in the settings, one of each."""

from collections.abc import Callable

from claims.actions import browsers, desk_words, profiles, second_step, tokens
from claims.domain.profiles import Profile
from claims.domain.reply_templates import TemplateFields
from claims.models import ApiToken
from tests.actions.scene import Scene
from tests.signing_in import set_up

LETTER = TemplateFields("First", "A question", "Dear {party}", in_use=True)

SETTINGS: dict[str, Callable[[Scene], object]] = {
    "browsers.sign_out": lambda s: browsers.sign_out(browsers=[s.browser], by=s.staff.ravi),
    "second_step.confirm": lambda s: set_up(s.staff.ravi),
    "second_step.renew_codes": lambda s: second_step.renew_codes(by=s.staff.cleo),
    "second_step.turn_off": lambda s: second_step.turn_off(user=s.staff.cleo, by=s.staff.admin),
    "second_step.check, with a backup code": lambda s: second_step.check(
        user=s.staff.cleo, code=s.backup_codes[0], address="198.51.100.7"
    ),
    "profiles.edit": lambda s: profiles.edit(
        profile=Profile("Ravi", "Rao", "ravi@desk.example", "", "", "", single_keys=True), by=s.staff.ravi
    ),
    "tokens.create": lambda s: tokens.create(user=s.staff.ravi, label="feed", by=s.staff.ravi),
    "tokens.revoke": lambda s: tokens.revoke(token=ApiToken.objects.get(), by=s.staff.ravi),
    "desk_words.save_topic": lambda s: desk_words.save_topic(
        topic=None, name="Housing", in_use=True, by=s.staff.admin
    ),
    "desk_words.save_template": lambda s: desk_words.save_template(
        template=None, fields=LETTER, by=s.staff.admin
    ),
}
