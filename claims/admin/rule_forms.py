"""The forms in which a rule is written: each line says at once what is wrong with it."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from claims.domain.refusals import Missing
from claims.domain.rule_words import (
    ACT_LABELS,
    FIELD_LABELS,
    OPERATOR_LABELS,
    VALUES_OF,
    Act,
    Condition,
)
from claims.models import Rule, RuleAction, RuleCondition

_LISTED = "; ".join(f"{FIELD_LABELS[field]}: {', '.join(words)}" for field, words in VALUES_OF.items())


def _offered(labels: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [("", "–"), *((str(word), label) for word, label in labels.items())]


class RuleForm(forms.ModelForm[Rule]):
    """Its name and when it looks. `refusal` is what the action said when this was sent before."""

    refusal = ""
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Rule
        fields = ["name", "active", "on_change"]
        labels = {"on_change": "Look again when a claim changes"}
        help_texts = {
            "name": "The history of each claim will say “Rule: …” with this name.",
            "on_change": "Otherwise it looks at a claim once, when it arrives. Either way it acts once.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version if self.instance.pk else 0

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.refusal:
            raise ValidationError(self.refusal)
        return self.cleaned_data


class _RowForm(forms.ModelForm[Any]):
    """One line of a rule; `parsed` is what it says once it is valid."""

    parse: Callable[[dict[str, Any]], Any]
    parsed: Any = None

    def clean(self) -> dict[str, Any]:
        super().clean()
        given = self.cleaned_data
        if self.errors or given.get("DELETE"):
            return given
        try:
            self.parsed = type(self).parse(given)
        except Missing as missing:
            for name, sentence in missing.fields.items():
                self.add_error(name, sentence)
        return given


class ConditionForm(_RowForm):
    field = forms.ChoiceField(choices=_offered(FIELD_LABELS))
    operator = forms.ChoiceField(choices=_offered(OPERATOR_LABELS))
    value = forms.CharField(
        widget=forms.TextInput(attrs={"class": "vTextField"}), help_text=f"Lists to choose from: {_LISTED}."
    )
    parse = staticmethod(lambda given: Condition.parse(given["field"], given["operator"], given["value"]))

    class Meta:
        model = RuleCondition
        fields = ["field", "operator", "value"]


class ActForm(_RowForm):
    kind = forms.ChoiceField(choices=_offered(ACT_LABELS))
    value = forms.CharField(widget=forms.TextInput(attrs={"class": "vTextField"}))
    parse = staticmethod(lambda given: Act.parse(given["kind"], given["value"]))

    class Meta:
        model = RuleAction
        fields = ["kind", "value"]


class RuleRows(forms.BaseInlineFormSet):  # type: ignore[type-arg]  # Django's own class takes no parameter when it runs
    def parsed(self) -> tuple[Any, ...]:
        """What the lines say, in their order, without those that are blank or struck out."""
        kept: list[Any] = [form for form in self.forms if form not in self.deleted_forms]
        return tuple(form.parsed for form in kept if form.parsed is not None)
