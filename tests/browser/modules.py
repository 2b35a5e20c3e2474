"""The page's modules alone in a browser, on the form of one exercise: no server, and the test says what comes back."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route

from coopkit.exercises import Definition
from coopkit.i18n import load_locale
from coopkit.views.screen import exercise_form
from coopkit.views.screen.script_messages import script_messages

FRONT = Path(__file__).parents[2] / "front"
ADDRESS = "http://modules.example"

TOOLS = """
window.load = async (...names) => Object.assign({}, ...(await Promise.all(names.map((name) => import(`/${name}.js`)))));
window.form = () => document.querySelector("[data-form]");
window.fieldsIn = (row) => [...document.querySelectorAll("tbody tr")][row - 1].querySelectorAll("input,textarea");
"""


def open_modules(context: BrowserContext, definition: Definition) -> Page:
    """A page with the exercise's form and nothing started; `load(…)` in it gives what modules export."""
    locale = load_locale("en", minor_digits=2)
    html = f"<!doctype html><body>{exercise_form.render_exercise(definition, 0, locale)}<script>{TOOLS}</script>"

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{ADDRESS}/")
        if name.endswith(".js"):
            route.fulfill(body=(FRONT / name).read_text(encoding="utf-8"), content_type="text/javascript")
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    context.route(f"{ADDRESS}/**", answer)
    page = context.new_page()
    page.goto(f"{ADDRESS}/")
    page.evaluate("words => window.words = words", script_messages(locale))
    return page
