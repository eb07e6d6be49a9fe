"""Signing in, in two steps where a person has set them up, and out."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from claims.actions import second_step as actions
from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.models import User
from claims.policy.sign_ins import TooOftenError
from claims.queries import second_step
from claims.web import half_way, seen_browsers
from claims.web.sign_in_form import AdminSignInForm, SignInForm
from claims.web.visitors import address_of


class Login(LoginView):
    """A name that does not fit its password is 422, and the name is kept; after too many, 429."""

    template_name = "login/page.html"
    redirect_authenticated_user = True
    authentication_form = SignInForm

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        if second_step.is_on(user):
            half_way.keep(self.request, user, self.get_success_url())
            return redirect("web:login-code")
        answer = super().form_valid(form)
        _note(self.request)
        return answer

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        answer = self.render_to_response(self.get_context_data(form=form), status=422)
        if isinstance(form, SignInForm) and form.too_often:
            answer.status_code = 429
            answer["Retry-After"] = str(form.wait)
        return answer


class AdminLogin(Login):
    """The same steps at the door of the admin, in its own look."""

    template_name = "admin/login.html"
    redirect_authenticated_user = False
    authentication_form = AdminSignInForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "GET" and admin.site.has_permission(request):
            return redirect("admin:index")
        return super().dispatch(request, *args, **kwargs)

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"title": say("Log in"), "subtitle": None, "app_path": self.request.get_full_path()}
        return super().get_context_data(**admin.site.each_context(self.request), **own, **kwargs)


class Logout(LogoutView):
    """By POST only, so that no link or picture can sign anybody out."""


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code after the password. Whoever waits too long begins with the password again."""
    found = half_way.read(request)
    if found is None:
        return redirect("web:login")
    if request.method != "POST":
        return render(request, "login/code.html", {"sentence": ""})
    try:
        actions.check(user=found.user, code=request.POST.get("code", ""), address=address_of(request))
    except TooOftenError as refusal:
        answer = render(request, "login/code.html", {"sentence": str(refusal)}, status=429)
        answer["Retry-After"] = str(int(refusal.wait.total_seconds()) + 1)
        return answer
    except Missing as refusal:
        return render(request, "login/code.html", {"sentence": str(refusal)}, status=422)
    half_way.forget(request)
    login(request, found.user, half_way.BACKEND)
    _note(request)
    return redirect(found.to)


def _note(request: HttpRequest) -> None:
    if isinstance(request.user, User):
        seen_browsers.note(request, request.user)
