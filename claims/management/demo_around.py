"""What the people of the demonstration do around the moves: talk, tag, watch, split; rules and views."""

from collections.abc import Mapping

from django.http import QueryDict

from claims.actions import (
    anonymity,
    comments,
    desk_words,
    parts,
    rules,
    saved_views,
    source_checks,
    tags,
    watches,
)
from claims.actions.rules import RuleFields
from claims.domain.actors import System
from claims.domain.anonymity import AnonymityFields, Condition
from claims.domain.evidence import SourceCondition
from claims.domain.rule_words import Act
from claims.domain.rule_words import Condition as RuleCondition
from claims.management.demo_script import DemoClaim, DemoScript
from claims.models import Claim, User
from claims.queries import desk_words as kept_words
from claims.queries import rules as kept_rules
from claims.queries import saved_views as kept_views
from claims.queries.desk_filters import DeskFilters

DEMO = System("demo")


def settle(script: DemoScript, staff: Mapping[str, User]) -> None:
    """Make the rules, views, topics and letters of the desk that are not there yet."""
    _settle_words(script)
    known = {rule.name for rule in kept_rules.whole()}
    for wanted in script.rules:
        if wanted.name not in known:
            fields = RuleFields(
                name=wanted.name,
                active=True,
                on_change=False,
                conditions=tuple(RuleCondition.parse(*words) for words in wanted.conditions),
                acts=tuple(Act.parse(*words) for words in wanted.acts),
            )
            rules.save(rule=None, fields=fields, version=0, by=staff[wanted.by])
    for view in script.views:
        by = staff[view.by]
        if view.name not in {kept.name for kept in kept_views.first(by)}:
            filters = DeskFilters.parse(QueryDict(view.filters))
            saved_views.save(name=view.name, filters=filters, shared=view.shared, by=by)


def _settle_words(script: DemoScript) -> None:
    topics = {topic.name for topic in kept_words.topics()}
    for name in script.topics:
        if name not in topics:
            desk_words.save_topic(topic=None, name=name, in_use=True, by=DEMO)
    letters = {letter.name for letter in kept_words.templates()}
    for letter in script.letters:
        if letter.name not in letters:
            desk_words.save_template(template=None, fields=letter, by=DEMO)


def surround(claim: Claim, wanted: DemoClaim, staff: Mapping[str, User]) -> None:
    """Do all that the script has for this claim beside its moves."""
    for name in wanted.tags:
        tags.add(claim=claim, name=name, by=staff["edda"])
    for username in wanted.watchers:
        watches.start(claim=claim, by=staff[username])
    if wanted.parts:
        parts.split(claim=claim, texts=wanted.parts, version=claim.version, by=staff["edda"])
    if wanted.anonymity:
        met = frozenset(Condition(word) for word in wanted.anonymity.met)
        said = AnonymityFields(met, wanted.anonymity.reason_given, wanted.anonymity.exception)
        anonymity.assess(claim=claim, fields=said, by=staff[wanted.anonymity.by])
    for thread in wanted.comments:
        begun = comments.add(claim=claim, text=thread.text, by=staff[thread.by])
        for answer in thread.replies:
            comments.reply(thread=begun, text=answer["text"], by=staff[answer["by"]])
    if wanted.doubt:
        source_checks.check(
            source=claim.sources.get(title=wanted.doubt.source),
            condition=SourceCondition(wanted.doubt.condition),
            note=wanted.doubt.note,
            seen_on=None,
            by=staff[wanted.doubt.by],
        )
