"""People, their roles, their keys and their notices."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.actions import second_step
from claims.actions import tokens as token_actions
from claims.actions import users as user_actions
from claims.admin.base import DeskAdmin, person
from claims.admin.words import worded
from claims.domain.events import Subject
from claims.domain.roles import ROLE_LABELS, Role
from claims.models import AnsweredRequest, ApiToken, FailedSignIn, Notice, SignedInBrowser, User


class UserForm(forms.ModelForm[User]):
    """A person, with the role. A blank password leaves the one there is."""

    role = forms.ChoiceField(choices=list(ROLE_LABELS.items()))
    new_password = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        required=False,
        strip=False,
        help_text="At least ten characters. Left blank, the password stays as it is.",
    )
    new_password_again = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), required=False, strip=False
    )

    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email", "role", "is_active"]

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        password = cleaned.get("new_password") or ""
        if password != (cleaned.get("new_password_again") or ""):
            self.add_error("new_password_again", "The two passwords are not the same.")
        elif password:
            try:
                validate_password(password, self.instance)
            except ValidationError as problem:
                self.add_error("new_password", problem)
        elif not self.instance.pk:
            self.add_error("new_password", "A new person needs a password.")
        return cleaned


@admin.register(User)
class UserAdmin(DeskAdmin):
    may_add = True
    may_change = True
    form = UserForm
    list_display = ["username", "display_name", "email", "role", "is_active", "last_login"]
    search_fields = ["username", "first_name", "last_name", "email"]
    list_filter = [("role", worded(ROLE_LABELS)), "is_active"]
    ordering = ["username"]
    chain = Subject.USER
    actions = ["turn_off_second_step"]
    fieldsets = [
        (None, {"fields": ["username", "role", "is_active"]}),
        ("Name", {"fields": ["first_name", "last_name", "email"]}),
        ("Password", {"fields": ["new_password", "new_password_again"]}),
    ]

    @admin.action(description="Turn off the second step at signing in", permissions=["view"])
    def turn_off_second_step(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        for user in chosen:
            second_step.turn_off(user=user, by=person(request))
        self.message_user(request, f"People whom the password alone lets in: {len(chosen)}.")

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        user_actions.save(
            user=obj,
            role=Role(form.cleaned_data["role"]),
            password=form.cleaned_data["new_password"] or None,
            by=person(request),
        )


@admin.register(ApiToken)
class ApiTokenAdmin(DeskAdmin):
    """Made in the settings or by `create_token`, since a key is shown once; here they are revoked."""

    list_display = ["label", "user", "created_at", "last_used_at", "revoked_at"]
    search_fields = ["label", "user__username"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter), "created_at"]
    list_select_related = ["user"]
    exclude = ["digest"]
    ordering = ["-id"]
    actions = ["revoke"]

    @admin.action(description="Revoke", permissions=["view"])
    def revoke(self, request: HttpRequest, chosen: QuerySet[ApiToken]) -> None:
        for token in chosen:
            token_actions.revoke(token=token, by=person(request))
        self.message_user(request, f"Keys that open nothing any more: {len(chosen)}.")


@admin.register(Notice)
class NoticeAdmin(DeskAdmin):
    list_display = ["text", "user", "claim", "job", "kind", "channel", "created_at", "seen_at", "mailed_at"]
    search_fields = ["text", "user__username"]
    list_filter = [("seen_at", admin.EmptyFieldListFilter), "created_at"]
    list_select_related = ["user", "claim", "job"]


@admin.register(SignedInBrowser)
class SignedInBrowserAdmin(DeskAdmin):
    list_display = ["user", "agent", "address", "began_at", "seen_at"]
    list_select_related = ["user"]
    exclude = ["session"]
    search_fields = ["user__username", "agent", "address"]
    list_filter = ["seen_at"]
    ordering = ["-id"]


@admin.register(FailedSignIn)
class FailedSignInAdmin(DeskAdmin):
    list_display = ["username", "address", "at"]
    search_fields = ["username", "address"]
    list_filter = ["at"]
    ordering = ["-id"]


@admin.register(AnsweredRequest)
class AnsweredRequestAdmin(DeskAdmin):
    list_display = ["user", "key", "status", "first_at"]
    list_select_related = ["user"]
    list_filter = ["status", "first_at"]
    search_fields = ["key", "user__username"]
    ordering = ["-id"]
