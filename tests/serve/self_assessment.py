"""A session with a self-assessment now and six months later, and the step to which it leads."""

CHECK = """Survey("think.test.{name}", "How is it with us?",
    statements={{"time": "We met on time.", "papers": "Papers came before."}},
    low=1, high=4, low_label="not true", high_label="fully true", unknown="I do not know", {more}
    minutes=5, together=(ALONE,), private=True, purpose="See where to begin.")"""
CELLS = (
    ("markdown", "# How we decide"),
    ("code", "from coopkit.workbook import *"),
    ("markdown", "## Look\n\nHow is it with us?"),
    ("code", CHECK.format(name="now", more='leads={"papers": "think.test.post"},')),
    ("markdown", "## How papers come\n\nRead this aloud."),
    ("code", 'ShortText("think.test.post", "Who brings them?", minutes=5, together=(GROUP,), purpose="Say it.")'),
    ("markdown", "## Six months later\n\nRead this aloud."),
    ("code", CHECK.format(name="later", more='before="think.test.now",')),
)
MEMBERS = ("Asha", "Bo", "Chan", "Dina", "Efe")


def rated(time: str, papers: str) -> dict[str, str]:
    """An answer to it: a rating each, or "unknown"."""
    return {"answer.time.now": time, "answer.papers.now": papers}
