"""What all pages of the admin have in common."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldError, ValidationError
from django.db import DataError, transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from claims.admin import desk_links
from claims.domain.events import Subject
from claims.domain.refusals import Refusal
from claims.domain.roles import Permission
from claims.models import User
from claims.policy.permissions import allows

UNANSWERABLE = (
    DataError,
    FieldError,
    IncorrectLookupParameters,
    OverflowError,
    TypeError,
    ValidationError,
    ValueError,
)
"""What Django and PostgreSQL raise where an address asks for rows by a value that can have none."""

ODD_QUESTION = "That address asks for something that cannot be looked up. This is the whole list."


class OddQuestionError(Exception):
    """The address of a list asks for what cannot be looked up."""


class DeskAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django's own class takes no parameter when it runs
    """Read-only, for administrators alone unless `permission` says otherwise.

    `may_add` and `may_change` open a model whose writes are actions. `chain` says whose history
    the “History” button shows.
    """

    permission = Permission.MANAGE_DESK
    may_add = False
    may_change = False
    chain: Subject | None = None
    show_full_result_count = False
    list_per_page = 50

    def allows(self, request: HttpRequest, permission: Permission | None = None) -> bool:
        """Whether whoever asks may do this, or may look at this model at all."""
        return isinstance(request.user, User) and allows(request.user, permission or self.permission)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.allows(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.allows(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may_add and self.allows(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may_change and self.allows(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """With a link to the desk, where the desk has a page of such rows."""
        shown = list(super().get_list_display(request))
        return [*shown, "on_desk"] if self.model in desk_links.PAGES else shown

    @admin.display(description="desk")
    def on_desk(self, row: Model) -> str | SafeString:
        address = desk_links.address(row)
        return format_html('<a href="{}" title="{} on the desk">Open</a>', address, row) if address else ""

    def get_view_on_site_url(self, obj: Model | None = None) -> str | None:
        return (desk_links.address(obj) or None) if obj else None

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """As Django's; an address that asks for the impossible leads to the whole list, and says so."""
        try:
            return super().changelist_view(request, extra_context)
        except OddQuestionError:
            self.message_user(request, ODD_QUESTION, messages.WARNING)
            return HttpResponseRedirect(request.path)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """With its rows read already, so that what cannot be looked up is found out here."""
        try:
            with transaction.atomic():
                found = super().get_changelist_instance(request)
                len(found.result_list)
        except UNANSWERABLE as error:
            if not request.GET:
                raise
            raise OddQuestionError from error
        return found

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Words that no database keeps are in no row."""
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """As Django's; a refusal of the action is a message, and nothing has changed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refusal as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The desk's own history where there is one; Django's notes otherwise."""
        if self.chain is None:
            return super().history_view(request, object_id, extra_context)
        query = urlencode({"subject": self.chain.value, "subject_id": object_id})
        return HttpResponseRedirect(f"{reverse('admin:claims_historyentry_changelist')}?{query}")


def person(request: HttpRequest) -> User:
    """Who is at the keyboard; the admin lets nobody else in."""
    if not isinstance(request.user, User):
        raise TypeError("An admin page was reached by somebody who is not logged in.")
    return request.user
