"""The article reader, and what a person does to the statements in it."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from claims.actions import claims, denials, statements
from claims.actions.statements import StatementVoice
from claims.domain import languages
from claims.domain.denials import DenialType, Scope
from claims.domain.inputs import parse_version, row_number
from claims.domain.refusals import Missing
from claims.domain.spans import Span
from claims.domain.speech import AttributionLevel, PartyKind, Standing, StatementKind
from claims.domain.tongue import say
from claims.models import Article, Claim, Snapshot, Statement
from claims.policy import visibility
from claims.queries import quotes, reader
from claims.web.kept import NOTHING, Done, Kept, attempt, choice
from claims.web.presenters import explained, known, received, words
from claims.web.viewers import viewer

ADD = "add-statement"


@login_required
@require_GET
def article(request: HttpRequest, article_id: int) -> HttpResponse:
    return _show(request, find(request, article_id))


@login_required
@require_POST
def add(request: HttpRequest, article_id: int) -> HttpResponse:
    found = find(request, article_id)

    def act() -> Done:
        snapshot = snapshot_of(found)
        given = request.POST
        kind = choice(StatementKind, given, "kind", say("Say whether it is a claim or a denial."))
        statement = statements.add(
            snapshot=snapshot,
            kind=kind,
            span=_span(request, snapshot),
            voice=_voice(request),
            claim=_chosen_claim(request),
            denies=_denied_claims(request),
            denial_type=_denial_type(request),
            by=viewer(request),
        )
        exact, back = words.quoted(statement.exact), _undoing(statement, "web:statement-dismiss")
        if kind is StatementKind.DENIAL:
            return Done(say("Added the denial “{words}”.", words=exact), back)
        return Done(say("Added the claim “{words}”.", words=exact), back)

    return curate(request, found, ADD, "", act)


@login_required
@require_POST
def accept(request: HttpRequest, article_id: int, statement_id: int) -> HttpResponse:
    statement = _statement(request, article_id, statement_id)

    def act() -> Done:
        stood = statement.standing
        accepted = statements.accept(statement=statement, by=viewer(request))
        back = "" if stood == Standing.ACCEPTED else _undoing(statement, "web:statement-restore")
        if accepted.kind == StatementKind.NARRATOR and accepted.claim:
            number = accepted.claim.number
            return Done(say("Accepted: it is {number} on the desk now.", number=number), back)
        return Done(say("Accepted “{words}”.", words=words.quoted(statement.exact)), back)

    return curate(request, statement.snapshot.article, _key(statement), f"#c{statement.pk}", act)


@login_required
@require_POST
def dismiss(request: HttpRequest, article_id: int, statement_id: int) -> HttpResponse:
    statement = _statement(request, article_id, statement_id)

    def act() -> Done:
        stood = statement.standing
        statements.dismiss(statement=statement, by=viewer(request))
        way = "web:statement-accept" if stood == Standing.ACCEPTED else "web:statement-restore"
        back = "" if stood == Standing.DISMISSED else _undoing(statement, way)
        done = say("Dismissed “{words}”. It is at the end of the list.", words=words.quoted(statement.exact))
        return Done(done, back)

    return curate(request, statement.snapshot.article, _key(statement), f"#c{statement.pk}", act)


@login_required
@require_POST
def restore(request: HttpRequest, article_id: int, statement_id: int) -> HttpResponse:
    statement = _statement(request, article_id, statement_id)

    def act() -> str:
        statements.restore(statement=statement, by=viewer(request))
        return say("Restored: it is a suggestion again.")

    return curate(request, statement.snapshot.article, _key(statement), f"#c{statement.pk}", act)


@login_required
@require_POST
def edit(request: HttpRequest, article_id: int, statement_id: int) -> HttpResponse:
    statement = _statement(request, article_id, statement_id)

    def act() -> str:
        statements.edit(
            statement=statement,
            version=parse_version(request.POST.get("version")),
            voice=_voice(request),
            span=_span(request, statement.snapshot),
            by=viewer(request),
        )
        return say("Saved and accepted.")

    return curate(request, statement.snapshot.article, f"edit-{statement.pk}", f"#c{statement.pk}", act)


@login_required
@require_POST
def reword(request: HttpRequest, article_id: int, statement_id: int) -> HttpResponse:
    statement = _statement(request, article_id, statement_id)
    claim = statement.claim
    if claim is None:
        raise Http404

    def act() -> str:
        version = parse_version(request.POST.get("claim_version"))
        claims.reword(claim=claim, text=request.POST.get("text", ""), version=version, by=viewer(request))
        return say("{claim} has new words.", claim=claim.number)

    return curate(request, statement.snapshot.article, f"reword-{statement.pk}", f"#c{statement.pk}", act)


@login_required
@require_POST
def link(request: HttpRequest, article_id: int, statement_id: int) -> HttpResponse:
    statement = _statement(request, article_id, statement_id)
    denial = getattr(statement, "denial", None)
    if denial is None:
        raise Http404

    def act() -> Done:
        claim = _chosen_claim(request)
        if claim is None:
            sentence = say("Choose the claim that it denies.")
            raise Missing(sentence, {"claim": sentence})
        scope = choice(Scope, request.POST, "scope", say("Say how much of the claim it denies."))
        denials.link(denial=denial, claim=claim, scope=scope, by=viewer(request))
        back = f"{_undoing(statement, 'web:denial-unlink')}?claim={claim.pk}"
        return Done(say("It denies {claim} now.", claim=claim.number), back)

    return curate(request, statement.snapshot.article, f"link-{statement.pk}", f"#c{statement.pk}", act)


@login_required
@require_POST
def unlink(request: HttpRequest, article_id: int, statement_id: int) -> HttpResponse:
    statement = _statement(request, article_id, statement_id)
    chosen = request.POST.get("claim") or request.GET.get("claim", "")
    target = reader.target_of(statement, chosen)
    if target is None:
        raise Http404

    def act() -> str:
        number = target.claim.number
        denials.unlink(target=target, by=viewer(request))
        return say("It does not deny {claim} any more.", claim=number)

    return curate(request, statement.snapshot.article, f"link-{statement.pk}", f"#c{statement.pk}", act)


def _show(request: HttpRequest, found: Article, kept: Kept = NOTHING) -> HttpResponse:
    page = reader.page(found)
    context = {
        "section": "articles",
        "page": page,
        "address": received.address(found, page.revisit, viewer(request)),
        "article": found,
        "kept": kept,
        "open_form": kept.form or request.GET.get("form", ""),
        "add_form": ADD,
        "words": words,
        "explained": explained,
        "known": known,
        "unread": languages.not_analysed(found.language),
    }
    return render(request, "reader/page.html", context, status=kept.status)


def curate(
    request: HttpRequest, found: Article, form: str, anchor: str, act: Callable[[], str | Done]
) -> HttpResponse:
    """Do it and go back to the article; where it is refused, show the form again as it was sent."""
    to = reverse("web:article", args=[found.pk]) + anchor
    return attempt(request, form, act, to=to, show=lambda kept: _show(request, found, kept))


def _undoing(statement: Statement, name: str) -> str:
    return reverse(name, args=[statement.snapshot.article_id, statement.pk])


def _key(statement: Statement) -> str:
    return f"card-{statement.pk}"


def find(request: HttpRequest, article_id: int) -> Article:
    found = reader.article_of(viewer(request), article_id)
    if found is None:
        raise Http404
    return found


def snapshot_of(found: Article) -> Snapshot:
    snapshot = reader.newest_snapshot(found)
    if snapshot is None:
        raise Http404
    return snapshot


def _statement(request: HttpRequest, article_id: int, statement_id: int) -> Statement:
    found = reader.statement_of(viewer(request), article_id, statement_id)
    if found is None:
        raise Http404
    return found


def _span(request: HttpRequest, snapshot: Snapshot) -> Span:
    given = request.POST
    return quotes.locate(
        snapshot.text,
        exact=given.get("exact", ""),
        start=given.get("start", ""),
        end=given.get("end", ""),
    )


def _voice(request: HttpRequest) -> StatementVoice:
    given = request.POST
    return StatementVoice(
        party_name=given.get("party_name", ""),
        party_kind=choice(PartyKind, given, "party_kind", say("Say what kind of party it is.")),
        attribution_level=choice(
            AttributionLevel, given, "attribution_level", say("Say how closely the text names the party.")
        ),
    )


def _denial_type(request: HttpRequest) -> DenialType | None:
    if not request.POST.get("denial_type"):
        return None
    found: DenialType = choice(DenialType, request.POST, "denial_type", say("Choose how it is denied."))
    return found


def _chosen_claim(request: HttpRequest) -> Claim | None:
    """The claim on the desk that the form names, if any."""
    chosen = row_number(request.POST.get("claim", "")) or 0
    return visibility.claims(viewer(request)).filter(pk=chosen).first()


def _denied_claims(request: HttpRequest) -> list[Claim]:
    ids = [row_number(raw) or 0 for raw in request.POST.getlist("denies")]
    return list(visibility.claims(viewer(request)).filter(pk__in=ids).order_by("pk"))
