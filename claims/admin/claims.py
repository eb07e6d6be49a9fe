"""Claims, and the page on which an administrator moves them like everybody else."""

from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from claims.actions import claims as actions
from claims.admin.base import DeskAdmin, person
from claims.admin.move_form import MoveForm
from claims.admin.words import worded
from claims.domain.events import Subject
from claims.domain.move_request import MoveRequest
from claims.domain.refusals import Refusal
from claims.domain.speech import CHECKABILITY_LABELS
from claims.domain.states import STATE_LABELS, State
from claims.models import Claim
from claims.policy import moves
from claims.queries import facts


@admin.register(Claim)
class ClaimAdmin(DeskAdmin):
    list_display = ["number", "text", "where", "topic", "priority", "assignee", "answered", "moved"]
    list_display_links = ["number", "text"]
    search_fields = ["text", "topic", "=id"]
    list_filter = [
        ("state", worded(STATE_LABELS)),
        ("checkability", worded(CHECKABILITY_LABELS)),
        "priority",
        ("origin", worded()),
        "assignee",
    ]
    list_select_related = ["assignee"]
    exclude = ["comparable_text", "search"]
    ordering = ["-id"]
    chain = Subject.CLAIM

    @admin.display(description="state", ordering="state")
    def where(self, claim: Claim) -> str:
        return STATE_LABELS[State(claim.state)]

    @admin.display(description="denials", ordering="denial_count")
    def answered(self, claim: Claim) -> int:
        return claim.denial_count

    @admin.display(description="moved", ordering="moved_at")
    def moved(self, claim: Claim) -> date:
        return timezone.localdate(claim.moved_at)

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<int:claim_id>/move/", self.admin_site.admin_view(self.move_view), name="claims_claim_move"
        )
        return [page, *super().get_urls()]

    def move_view(self, request: HttpRequest, claim_id: int) -> HttpResponse:
        """The moves that start where the claim is; a refused one keeps what was typed and says why."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        claim = self.get_object(request, str(claim_id))
        if claim is None:
            raise Http404
        if request.method == "POST":
            try:
                asked = MoveRequest.parse(request.POST, timezone.get_current_timezone())
                moved = actions.move(
                    claim=claim,
                    move=asked.move,
                    version=asked.version,
                    inputs=asked.inputs,
                    by=person(request),
                )
            except Refusal as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
                claim.refresh_from_db()
            else:
                state = STATE_LABELS[State(moved.state)]
                self.message_user(request, f"{moved.number} is now in “{state}”.", messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:claims_claim_move", args=[claim_id]))
        return TemplateResponse(request, "admin/claims/claim/move.html", self._context(request, claim))

    def _context(self, request: HttpRequest, claim: Claim) -> dict[str, Any]:
        known = facts.of(claim)
        posted = request.POST.get("move", "")
        return {
            **self.admin_site.each_context(request),
            "title": f"Move {claim.number}",
            "opts": self.opts,
            "claim": claim,
            "state": STATE_LABELS[known.state],
            "forms": [
                MoveForm(offer, known, request.POST if offer.move.value == posted else None)
                for offer in moves.available(person(request), known)
            ],
        }
