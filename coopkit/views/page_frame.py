"""What surrounds a page: its header, its ways to other pages, its script and style."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chrome:
    """What a page says around its content; an address left "" is not shown.

    header_title: who is here ("Table 4 · Palm").
    script_url, style_url: the page's own script and style, their content's hash in the query.
    home_url, sessions_url: the home page, the list of sessions.
    switch_url: the page on which somebody else takes over.
    sign_out_token, signed_in_as: what the form to sign out sends along, "" where the facilitator is not signed in in
        this browser; and what is said beside it.
    curriculum_title, session_label: "Think.Coop", "Session 4".
    next_url: the session after this one.
    sheet_url: one's own worksheet to print.
    portfolio_url: the papers that come of a group's answers.
    live_tool_url, live_tool_exercise: a live tool, and the id of the exercise that opens it.
    """

    header_title: str
    script_url: str
    style_url: str
    home_url: str = "/"
    sessions_url: str = ""
    switch_url: str = ""
    sign_out_token: str = ""
    signed_in_as: str = ""
    curriculum_title: str = ""
    session_label: str = ""
    next_url: str = ""
    sheet_url: str = ""
    portfolio_url: str = ""
    live_tool_url: str = ""
    live_tool_exercise: str = ""
