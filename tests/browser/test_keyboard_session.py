"""A whole session with the keyboard alone, cards and scores included; the focus is always to be seen."""

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import DESKTOP, start_alone
from tests.browser.forms import expect_kept
from tests.browser.server import Server

SESSION = "think_coop/forms"
GRID, SCORES = "think.forms.fill-the-grid", "think.forms.our-case"
MOST_TABS = 700
AFTER_CHECKING_CARDS = ".card-nav :focus, .verdict:focus"
NEXT_STEP = "[data-bar] [data-action=next]"
# Which key the control in focus needs: "" to go on with Tab. What is answered already is passed by.
KEY = """() => {
  const control = document.activeElement;
  const round = control.closest(".round");
  if (control.matches(".place-name")) {
    const isFree = !control.parentElement.querySelector(".answer-card");
    return isFree && round.querySelector(".hand .answer-card") ? "Enter" : "";
  }
  if (control.matches(".card-check > .button")) return "check cards";
  if (control.matches(".card-nav > :last-child")) {
    const isFull = !control.closest(".board").querySelector(".round.current .hand .answer-card");
    return isFull && control.getAttribute("aria-disabled") === "false" ? "Enter" : "";
  }
  if (control.matches(".score-buttons button")) {
    const { value } = control.closest(".scores").querySelector("input");
    return control.textContent === "2" && !value ? "Enter" : "";
  }
  if (control.matches("[type=radio]")) {
    return control.form.querySelector(`[name="${control.name}"]:checked`) ? "" : "Space";
  }
  if (control.matches("[type=checkbox]")) return control.checked ? "" : "Space";
  if (control.matches("select")) return control.value ? "" : "ArrowDown";
  if (control.matches("[data-action=check]")) return "check";
  if (control.matches("textarea,input[type=text]:not([data-highest])")) return control.value ? "" : "5";
  return "";
}"""
# The outline, or whatever else it is, may be on the control's label.
IS_SEEN = """() => {
  const control = document.activeElement;
  if (control === document.body) return "";
  const rings = [control, control.closest("label, .with-unit")].filter(Boolean).map((each) => getComputedStyle(each));
  const isSeen = rings.some((ring) => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2);
  return isSeen ? "" : control.outerHTML.slice(0, 120);
}"""


class Keyboard:
    """The only thing that this person uses; it collects what had the focus without showing it."""

    def __init__(self, page: Page) -> None:
        self.page, self.unseen = page, set[str]()

    def tab(self) -> None:
        self.page.keyboard.press("Tab")
        unseen = self.page.evaluate(IS_SEEN)
        if unseen:
            self.unseen.add(unseen)

    def tab_to(self, selector: str) -> None:
        for _ in range(MOST_TABS):
            self.tab()
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab does not reach {selector}")

    def answer(self, form: Locator) -> None:
        """Answers whatever Tab comes to in an exercise, up to its button, and checks."""
        for _ in range(MOST_TABS):
            key = self.page.evaluate(KEY)
            if not key:
                self.tab()
                continue
            self.page.keyboard.press("Enter" if key in ("check", "check cards") else key)
            if key == "check":
                return
            if key == "check cards":
                expect(form.locator(AFTER_CHECKING_CARDS)).to_be_focused()
        raise AssertionError(f"Tab does not reach the end of {form.get_attribute('data-exercise')}")


def test_a_session_is_done_with_the_keyboard_alone(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    page.goto(f"{server.address}/learn/{SESSION}")
    keyboard, steps = Keyboard(page), page.locator(".step").count()
    for number in range(1, steps + 1):
        expect(page.locator("[data-where]")).to_contain_text(f"Step {number} of {steps}")
        for form in page.locator(".step.current [data-exercise]").all():
            keyboard.answer(form)
            expect_kept(form)
            expect(form.locator(".verdict, .outcome, .feedback").first).to_be_visible()
        if number < steps:
            keyboard.tab_to(NEXT_STEP)
            page.keyboard.press("Enter")
    assert keyboard.unseen == set()
    results = page.locator("[data-exercise]").evaluate_all("all => all.map(({ dataset }) => dataset.result)")
    assert None not in results
    grid, scores = page.locator(f'[data-exercise="{GRID}"]'), page.locator(f'[data-exercise="{SCORES}"] .scores input')
    expect(grid.locator(".place .answer-card:is([data-outcome=right], [data-outcome=wrong])")).to_have_count(30)
    assert set(scores.evaluate_all("all => all.map(({ value }) => value)")) == {"2"}
