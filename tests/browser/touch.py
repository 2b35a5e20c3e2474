"""Answering by touch: every choice, card, score and text is tapped, as on the one phone of a group."""

from playwright.sync_api import Locator, expect

from coopkit.exercises import RawAnswer

READ = """(form, names) => Object.fromEntries(names.map((name) => {
  const controls = [...form.querySelectorAll(`[name="${name}"]`)];
  if (controls[0]?.type === "checkbox") return [name, controls.filter((one) => one.checked).map((one) => one.value)];
  if (controls[0]?.type === "radio") return [name, controls.find((one) => one.checked)?.value ?? ""];
  return [name, controls[0]?.value ?? ""];
}))"""


def answer_by_touch(form: Locator, answer: RawAnswer) -> None:
    """Gives an answer, field by field; what is not in it stays as it is."""
    for name, value in answer.items():
        control = form.locator(f'[name="{name}"]').first
        if form.locator(f'[data-cards] [name="{name}"]').count():
            _place(form, name, str(value))
        elif control.get_attribute("type") == "radio":
            _option(form, name, str(value)).tap()
        elif control.get_attribute("type") == "checkbox":
            _tick(form, name, value)
        elif control.get_attribute("data-highest"):
            _score(form, name, str(value))
        else:
            _write(form, name, str(value))


def given(form: Locator, answer: RawAnswer) -> RawAnswer:
    """What the form shows in the fields of this answer."""
    return dict(form.evaluate(READ, list(answer)))


def check(form: Locator) -> None:
    """Taps the button that ends the answer."""
    form.locator("[data-action=check]").tap()


def _option(form: Locator, name: str, value: str) -> Locator:
    return form.locator(f'label:has([name="{name}"][value="{value}"])')


def _tick(form: Locator, name: str, wanted: str | list[str]) -> None:
    """Taps each box whose tick isn't as wanted."""
    for box in form.locator(f'[name="{name}"]').all():
        value = box.get_attribute("value") or ""
        if box.is_checked() != (value in wanted):
            _option(form, name, value).tap()


def _score(form: Locator, name: str, digits: str) -> None:
    """Taps a score for each person, after those of before are removed."""
    row = form.locator(f'.row:has([name="{name}"])')
    for _ in row.locator("input").input_value():
        row.get_by_role("button", name="Remove the last score").tap()
    for digit in digits:
        row.get_by_role("button", name=digit, exact=True).tap()


def _write(form: Locator, name: str, text: str) -> None:
    """Taps a field, where it has to be opened first, and types with the phone's keyboard."""
    control = form.locator(f'[name="{name}"]')
    folded = form.locator(f'details:not([open]):has([name="{name}"])')
    if folded.count():
        folded.locator("summary").tap()
    control.tap()
    control.press("Control+a")
    form.page.keyboard.insert_text(text)


def _place(form: Locator, name: str, value: str) -> None:
    """Taps the card that belongs to a field, then its place, in the round in which it lies."""
    by_row = form.locator(f'[data-cards=rows] [name="{name}"]').count() > 0
    card_id, place_id = (name, value) if by_row else (value, name)
    card, place = form.locator(f'[data-card="{card_id}"]'), form.locator(f'[data-place="{place_id}"]:visible')
    _turn_to(form, card)
    there = place.locator(f'[data-card="{card_id}"]')
    if there.count():
        return
    button = card.locator(".card-text")
    if button.get_attribute("aria-pressed") != "true":
        button.tap()
    place.locator(".place-name").tap()
    expect(there).to_have_count(1)


def _turn_to(form: Locator, card: Locator) -> None:
    """Turns the rounds of cards until this one is to be seen."""
    rounds = form.locator(".round")
    for _ in range(rounds.count()):
        if card.is_visible():
            return
        following = form.get_by_role("button", name="Next cards")
        if following.get_attribute("aria-disabled") == "true":
            break
        following.tap()
    for _ in range(rounds.count()):
        if card.is_visible():
            return
        form.get_by_role("button", name="Back", exact=True).tap()
