"""Work that was given up after its last try, and the button that has it tried again."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.actions import dead_letters as actions
from claims.admin.base import DeskAdmin, person
from claims.domain.events import Subject
from claims.domain.refusals import Refusal
from claims.models import DeadLetter, OutboxEvent
from claims.queries import dead_letters

_SUBJECTS = {
    "claim": ("claim", "web:claim"),
    "rules": ("claim", "web:claim"),
    "article": ("article", "web:article"),
}
"""What a row's key is about, and its page."""


@admin.register(DeadLetter)
class DeadLetterAdmin(DeskAdmin):
    list_display = ["topic", "subject", "problem", "attempts", "created_at", "dead_at"]
    search_fields = ["key", "problem", "=object_id"]
    list_filter = ["topic", "queue", "dead_at"]
    ordering = ["-dead_at"]
    readonly_fields = ["subject"]
    fields = ["topic", "subject", "problem", "attempts", "created_at", "dead_at", "queue", "key", "object_id"]
    chain = Subject.OUTBOX
    actions = ["retry"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[DeadLetter]:
        return dead_letters.waiting()

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<int:event_id>/retry/",
            self.admin_site.admin_view(self.retry_view),
            name="claims_deadletter_retry",
        )
        return [page, *super().get_urls()]

    @admin.display(description="about")
    def subject(self, event: DeadLetter) -> str | SafeString:
        """A link to the claim or article that the work is about."""
        kind, _, number = event.key.partition(":")
        if kind not in _SUBJECTS or not number.isdecimal():
            return event.key
        name, page = _SUBJECTS[kind]
        return format_html('<a href="{}">{} {}</a>', reverse(page, args=[int(number)]), name, number)

    @admin.action(description="Try again", permissions=["view"])
    def retry(self, request: HttpRequest, chosen: QuerySet[DeadLetter]) -> None:
        again = sum(self._retried(request, event) for event in chosen)
        if again:
            self.message_user(request, f"Rows that will be tried again: {again}.", messages.SUCCESS)

    def retry_view(self, request: HttpRequest, event_id: int) -> HttpResponse:
        """One row, by the button on its page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        event = dead_letters.find(event_id)
        if event is None:
            raise Http404
        if self._retried(request, event):
            self.message_user(request, f"{event} will be tried again.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:claims_deadletter_changelist"))

    def _retried(self, request: HttpRequest, event: OutboxEvent) -> bool:
        try:
            actions.retry(event=event, by=person(request))
        except Refusal as refusal:
            self.message_user(request, f"{event}: {refusal}", messages.ERROR)
            return False
        return True
