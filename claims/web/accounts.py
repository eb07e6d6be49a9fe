"""Signing in and out."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse

from claims.web.sign_in_form import SignInForm


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
