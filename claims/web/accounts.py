"""Signing in and out, and changing one's password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from claims.actions import users
from claims.web.sign_in_form import SignInForm
from claims.web.viewers import viewer


class Login(LoginView):
    """A name that does not fit its password is 422, and the name is kept; after too many, 429."""

    template_name = "login/page.html"
    redirect_authenticated_user = True
    authentication_form = SignInForm

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        answer = self.render_to_response(self.get_context_data(form=form), status=422)
        if isinstance(form, SignInForm) and form.too_often:
            answer.status_code = 429
            answer["Retry-After"] = str(form.wait)
        return answer


class Logout(LogoutView):
    """By POST only, so that no link or picture can sign anybody out."""


@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """One's own password. Other sessions of the account end; this one goes on."""
    person = viewer(request)
    form = PasswordChangeForm(person, request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        sentences = {name: " ".join(str(error) for error in errors) for name, errors in form.errors.items()}
        context = {"section": "password", "sentences": sentences}
        return render(request, "password/page.html", context, status=422 if sentences else 200)
    changed = users.change_password(user=person, password=form.cleaned_data["new_password1"], by=person)
    update_session_auth_hash(request, changed)
    messages.success(request, "You have another password now.")
    return redirect("web:desk")
