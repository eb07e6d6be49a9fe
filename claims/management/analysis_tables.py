"""An analysis as tables at the prompt."""

from collections.abc import Iterable

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from claims.analysis.result import Analysis, BlockRole, Statement
from claims.domain import languages
from claims.domain.denials import DENIAL_LABELS
from claims.domain.speech import ATTRIBUTION_LABELS, CHECKABILITY_LABELS, StatementKind
from claims.management.analysis_reasons import reasons

NOBODY = "Nobody says or denies anything in this text."


def show(analysis: Analysis, *, why: bool) -> None:
    """Print what was found; with `why`, then how each statement is known."""
    console = Console()
    _head(console, analysis)
    if not analysis.analysed:
        console.print(languages.not_analysed(analysis.language))
        return
    denials = _of_kind(analysis, StatementKind.DENIAL)
    narrated = _of_kind(analysis, StatementKind.NARRATOR)
    if analysis.claims:
        console.print(_claims(analysis))
    if denials:
        console.print(_denials(analysis, denials))
    if len(narrated) == len(analysis.statements):
        console.print(NOBODY)
    if narrated:
        console.print(_narrated(analysis, narrated))
    if why:
        for statement in analysis.statements:
            console.print(_why(analysis, statement))


def _head(console: Console, analysis: Analysis) -> None:
    layout = analysis.layout
    if layout.title:
        console.print(Text(layout.title, style="bold"))
    facts = [layout.byline, layout.dateline, layout.agency, layout.publisher]
    if any(facts):
        console.print(Text(" · ".join(fact for fact in facts if fact), style="dim"))
    for block in layout.blocks:
        if block.role is BlockRole.CORRECTION:
            console.print(Text(" ".join(block.span.of(analysis.text).split()), style="italic"))


def _of_kind(analysis: Analysis, kind: StatementKind) -> list[Statement]:
    return [statement for statement in analysis.statements if statement.kind is kind]


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", expand=True, show_lines=True)


def _claims(analysis: Analysis) -> Table:
    table = _table("Claims")
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("Claim", ratio=4, overflow="fold")
    table.add_column("Said by", ratio=3, overflow="fold")
    table.add_column("Check", ratio=3, overflow="fold")
    by_id = {statement.id: statement for statement in analysis.statements}
    for group in analysis.claims:
        said = [by_id[number] for number in group.statements]
        voices = dict.fromkeys(_voice(statement) for statement in said)
        check = _check(said) if said else Text("known from a denial only")
        speakers = "\n".join(voices) or "nobody here"
        table.add_row(Text(str(group.id)), Text(group.text), Text(speakers), check)
    return table


def _check(said: Iterable[Statement]) -> Text:
    """Whether it can be checked and what that is worth, with the reasons of the statement most worth it."""
    most = max(said, key=lambda statement: statement.check_worthiness)
    shown = Text(f"{CHECKABILITY_LABELS[most.checkability]}, {most.check_worthiness:.2f}")
    if most.worth_reasons:
        shown.append("\n" + "; ".join(most.worth_reasons), style="dim")
    return shown


def _denials(analysis: Analysis, denials: list[Statement]) -> Table:
    table = _table("Denials")
    table.add_column("Denied by", ratio=3, overflow="fold")
    table.add_column("In the words", ratio=4, overflow="fold")
    table.add_column("Kind", ratio=2, overflow="fold")
    table.add_column("Of claim", ratio=2, overflow="fold")
    for denial in denials:
        cue = denial.cue.of(analysis.text) if denial.cue else ""
        kind = DENIAL_LABELS[denial.denial_type] if denial.denial_type else ""
        targets = ", ".join(f"{link.claim} ({link.scope})" for link in denial.denies) or "none found"
        words = f"{cue}: {_words(analysis, denial)}"
        table.add_row(Text(_voice(denial)), Text(words), Text(kind), Text(targets))
    return table


def _narrated(analysis: Analysis, narrated: list[Statement]) -> Table:
    """Suggestions: nobody is given for them, and they are no claims until somebody takes them."""
    table = _table("In the reporter’s own voice")
    table.add_column("Sentence", ratio=7, overflow="fold")
    table.add_column("Check", ratio=3, overflow="fold")
    for statement in narrated:
        table.add_row(Text(_words(analysis, statement)), _check([statement]))
    return table


def _why(analysis: Analysis, statement: Statement) -> Group:
    """The statement's words, and under them a line for each decision about it."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for label, words in reasons(analysis, statement):
        grid.add_row(f"  {label}", Text(words))
    return Group(Text(f"\n{statement.kind}: {_words(analysis, statement)}", style="bold"), grid)


def _words(analysis: Analysis, statement: Statement) -> str:
    return " […] ".join(" ".join(part.of(analysis.text).split()) for part in statement.parts)


def _voice(statement: Statement) -> str:
    """The chain of voices as it is read, and how closely the text identifies the speaker."""
    level = statement.attribution_level
    names = " → ".join(voice.party for voice in statement.chain) or statement.canonical or "not named"
    return f"{names} ({ATTRIBUTION_LABELS[level]})" if level else names
