"""On what conditions the desk relies on a source that an article does not name.

There is no field for who the source is, here or anywhere: the desk must not know.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing
from claims.domain.tongue import noted, say


class Condition(StrEnum):
    """What newsrooms ask before they rely on somebody who is not named."""

    INFORMATION = "information"
    VITAL = "vital"
    ONLY_WAY = "only_way"
    RELIABLE = "reliable"
    DESCRIBED = "described"


CONDITION_LABELS = {
    Condition.INFORMATION: noted("It is information, not opinion or speculation"),
    Condition.VITAL: noted("It is vital to the report"),
    Condition.ONLY_WAY: noted("It is not to be had otherwise, on the record"),
    Condition.RELIABLE: noted("The source is reliable, and in a position to know"),
    Condition.DESCRIBED: noted("The source is described as closely as it can be"),
}

NO_IDENTITY = noted("Never write here who the source is, or anything by which they could be found.")
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class AnonymityFields:
    """What a person says of the anonymous voices of a claim.

    `met` are the conditions that hold; `exception` why the claim is checked although some do not;
    `reason_given` the article's own reason for withholding the name, blank where it gives none.
    """

    met: frozenset[Condition]
    reason_given: str
    exception: str

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "AnonymityFields":
        """Each condition is `yes` or `no`, and none may be left open. Raises Missing, naming each field."""
        reason = " ".join(str(given.get("reason_given") or "").split())
        exception = str(given.get("exception") or "").strip()
        check_keepable(reason_given=reason, exception=exception)
        said = {condition: given.get(condition.value) for condition in Condition}
        problems = {
            condition.value: say("“{condition}”: say yes or no.", condition=say(CONDITION_LABELS[condition]))
            for condition, word in said.items()
            if word not in ("yes", "no")
        }
        met = frozenset(condition for condition, word in said.items() if word == "yes")
        if not problems and len(met) < len(Condition) and not exception:
            problems["exception"] = say(
                "Some conditions are not met: say why the claim is checked all the same."
            )
        for field, text in (("reason_given", reason), ("exception", exception)):
            if len(text) > LONGEST_REASON:
                problems[field] = say("At most {longest} characters, please.", longest=LONGEST_REASON)
        no_reason = given.get("no_reason") == "yes"
        if not reason and not no_reason:
            problems["reason_given"] = say("Give the article’s reason, or say that it gives none.")
        elif reason and no_reason:
            problems["reason_given"] = say("Either the article gives this reason, or none.")
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return cls(met, reason, exception)
