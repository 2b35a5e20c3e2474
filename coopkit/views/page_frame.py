"""The frame of a page: header, links to other pages, script and style."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageFrame:
    """The frame around a page's content; an empty address is not shown.

    header_title: the learner ("Table 4 · Palm").
    script_url, style_url: script and style, with a hash of their content in the query.
    home_url, sessions_url: the home page, the list of sessions.
    switch_url: the page for continuing as somebody else.
    sign_out_token, signed_in_as: the token of the sign-out form, "" if the facilitator isn't signed in in this browser;
        and the sentence beside the form.
    curriculum_id, curriculum_title, session_label: "think_coop", "Think.Coop", "Session 4".
    next_url, next_title: the session after this one, or the next curriculum.
    sheet_url: the learner's own worksheet to print. summary_url: after the last session, the summary to print.
    portfolio_url: the documents made from the group's answers.
    live_tool_url, live_tool_exercise: a live tool, and the id of the exercise that links to it.
    """

    header_title: str
    script_url: str
    style_url: str
    home_url: str = "/"
    sessions_url: str = ""
    switch_url: str = ""
    sign_out_token: str = ""
    signed_in_as: str = ""
    curriculum_id: str = ""
    curriculum_title: str = ""
    session_label: str = ""
    next_url: str = ""
    next_title: str = ""
    sheet_url: str = ""
    summary_url: str = ""
    portfolio_url: str = ""
    live_tool_url: str = ""
    live_tool_exercise: str = ""
