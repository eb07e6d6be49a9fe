"""Rules: an editor writes them here, sees what they would do, and what they did."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from claims.actions import rules as actions
from claims.actions.rules import RuleFields
from claims.admin.base import DeskAdmin, person
from claims.admin.rule_forms import ActForm, ConditionForm, RuleForm, RuleRows
from claims.domain.events import Subject
from claims.domain.refusals import Refusal
from claims.domain.roles import Permission
from claims.models import Rule, RuleAction, RuleCondition, RuleRun
from claims.queries import rule_preview, rules


class RowsOfARule(admin.TabularInline):  # type: ignore[type-arg]  # Django's own class takes no parameter when it runs
    """Conditions or acts beneath a rule; they are kept with it, by one action."""

    formset = RuleRows
    extra = 1

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class Conditions(RowsOfARule):
    model = RuleCondition
    form = ConditionForm
    verbose_name = "condition"
    verbose_name_plural = "When all of this holds"


class Acts(RowsOfARule):
    model = RuleAction
    form = ActForm
    verbose_name = "act"
    verbose_name_plural = "Then do this, in this order"


@admin.register(Rule)
class RuleAdmin(DeskAdmin):
    """A refusal of the action is an error of the form: everything typed stays in it."""

    permission = Permission.WRITE_RULES
    may_add = True
    may_change = True
    form = RuleForm
    inlines = [Conditions, Acts]
    list_display = ["name", "active", "on_change", "version", "saved_by", "saved_at"]
    search_fields = ["name", "conditions__value", "acts__value"]
    list_filter = ["active", "on_change"]
    list_select_related = ["saved_by"]
    chain = Subject.RULE

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<int:rule_id>/dry-run/",
            self.admin_site.admin_view(self.dry_run_view),
            name="claims_rule_dry_run",
        )
        return [page, *super().get_urls()]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        view = super(DeskAdmin, self).changeform_view
        try:
            return view(request, object_id, form_url, extra_context)
        except Refusal as refusal:
            request.refusal = str(refusal)  # type: ignore[attr-defined]  # get_form reads it
            return view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Rule, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        """With its rows, in save_related."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        wanted = form.cleaned_data
        conditions, acts = (rows.parsed() for rows in formsets)
        fields = RuleFields(wanted["name"], wanted["active"], wanted["on_change"], conditions, acts)
        kept = actions.save(
            rule=form.instance if change else None,
            fields=fields,
            version=wanted["seen_version"] or 0,
            by=person(request),
        )
        form.instance.pk = kept.pk

    def construct_change_message(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        add: bool = False,  # noqa: FBT001, FBT002 - Django's
    ) -> list[dict[str, dict[str, list[str]]]]:
        """What changed is in the desk's own history."""
        return []

    def dry_run_view(self, request: HttpRequest, rule_id: int) -> HttpResponse:
        """What the rule would do to the claims that are on the desk now; nothing is done."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rule = rules.whole().filter(pk=rule_id).first()
        if rule is None:
            raise Http404
        shape = rules.shape(rule)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Dry run of “{rule.name}”",
            "opts": self.opts,
            "rule": rule,
            "shape": shape,
            "preview": rule_preview.of(rule),
            "most": rule_preview.MOST_SHOWN,
            "edit": reverse("admin:claims_rule_change", args=[rule_id]),
        }
        return TemplateResponse(request, "admin/claims/rule/dry_run.html", context)


@admin.register(RuleCondition)
class RuleConditionAdmin(DeskAdmin):
    list_display = ["rule", "field", "operator", "value"]
    search_fields = ["value", "rule__name"]
    list_filter = ["field", "operator"]
    list_select_related = ["rule"]


@admin.register(RuleAction)
class RuleActionAdmin(DeskAdmin):
    list_display = ["rule", "kind", "value"]
    search_fields = ["value", "rule__name"]
    list_filter = ["kind"]
    list_select_related = ["rule"]


@admin.register(RuleRun)
class RuleRunAdmin(DeskAdmin):
    """What rules did; editors see it too."""

    permission = Permission.WRITE_RULES
    list_display = ["rule", "rule_version", "claim", "outcome", "ran_at"]
    search_fields = ["rule__name", "claim__text", "outcome"]
    list_filter = ["rule", "ran_at"]
    list_select_related = ["rule", "claim"]
    ordering = ["-id"]
