"""A live tool's page in a test: it brings a group's answers, and takes what the tool wants kept."""

from collections.abc import Mapping
from decimal import Decimal

from coopkit.content import content_root
from coopkit.live_tools.live_tool import LiveTool
from coopkit.portfolio.samples import Sample, read_sample

Typed = Mapping[str, Mapping[str, object]]


def sample(name: str) -> Sample:
    return read_sample(content_root() / "start_coop" / "samples" / f"{name}.toml")


YARD, CARE, SHOP = sample("sorting_yard"), sample("home_care"), sample("artisans")


def arrive(
    tool: LiveTool, answers: Typed, *, tried: Mapping[str, str] | None = None, country: str = "", styles: str = ""
) -> None:
    """The page hands the group's answers over, as its script does."""
    asked = {exercise: dict(answers.get(exercise, {})) for exercise in tool.numbers.exercises}
    page = {"country": country, "styles": styles, "tried": dict(tried or {}), "answers": asked, "known": True}
    tool.numbers.set_state(page)


def without(answers: Typed, *exercises: str) -> Typed:
    return {exercise: own for exercise, own in answers.items() if exercise not in exercises}


def typed(answers: Typed, exercise: str, **fields: str) -> Typed:
    """The answers with something else typed; a name's double underscore stands for a point."""
    new = {name.replace("__", "."): text for name, text in fields.items()}
    return {**answers, exercise: {**answers[exercise], **new}}


def move(tool: LiveTool, lever: str, value: str) -> None:
    tool.sliders[lever].value = Decimal(value)


def labels(tool: LiveTool) -> list[str]:
    """The names of the sliders that are in sight."""
    return [slider.description for slider in tool._slider_box.children]


def kept(tool: LiveTool) -> list[dict[str, dict[str, str]]]:
    """What the tool asks its page to keep from now on."""
    sent: list[dict[str, dict[str, str]]] = []
    tool.numbers.send = lambda message, buffers=None: sent.append(message["keep"])
    return sent
