"""`/portfolio/member-list/`: a list of members brought from elsewhere; looked at first, saved only on request."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

from coopkit.answering import Answered, State
from coopkit.business.money import add_up
from coopkit.exercises import Phase
from coopkit.i18n import N_, Locale
from coopkit.portfolio.member_list import (
    COLUMNS,
    LISTED,
    TEXT,
    Cell,
    ListRead,
    Member,
    as_lines,
    of_lines,
    read_list,
)
from coopkit.publish.member_list import write_member_list
from coopkit.serve.answers import Answers
from coopkit.serve.member_files import ListFileError, Rows, rows_of_file, rows_of_text
from coopkit.serve.page import Page, Refusal
from coopkit.store import Keeping, Kept
from coopkit.views.chrome import Chrome

SESSIONS = "/learn/manage_coop/"
MOST_SHOWN = 500
"""Good rows on the page; a longer list is kept whole all the same."""
MOST_MENDED = 40
"""Bad rows that can be mended on the page; with more of them, the file is mended sooner."""


@dataclass(frozen=True)
class Looked:
    """What the page shows: a list that has been brought, and what is said about it.

    read: None where nothing has been brought. kept: the list as it is saved. problem: a sentence, "" where none.
    """

    kept: Kept | None
    read: ListRead | None = None
    problem: str = ""
    members: tuple[Member, ...] = field(default=())


class MemberList(Page):
    """The page on which a list is brought, looked at, mended and saved."""

    async def get(self) -> None:
        if self.learner is None:
            self.ask_who()
            return
        self._show(Looked(await self._kept()))

    async def post(self) -> None:
        if self.learner is None:
            self.ask_who()
            return
        do = self.typed("do")
        if do == "save":
            await self._save()
        elif do == "clear":
            await self._keep("")
            self.go("/portfolio/member-list/")
        else:
            await self._look()

    def chrome(self) -> Chrome:
        """The way back leads to the sessions that go on from here."""
        return replace(super().chrome(), sessions_url=SESSIONS, portfolio_url="/portfolio/")

    async def _look(self) -> None:
        kept = await self._kept()
        try:
            read = await self.house.drawn(self._read)
        except ListFileError as error:
            self._show(Looked(kept, problem=self.locale_.text(str(error))), HTTPStatus.BAD_REQUEST)
            return
        nothing = N_("There is no row with anything in it. Choose a file, or paste your list.")
        empty = not read.members and not read.bad
        self._show(Looked(kept, None if empty else read, self.locale_.text(nothing) if empty else ""))

    def _read(self) -> ListRead:
        """The list that was brought: a file, what was pasted, or rows mended on the page.

        Raises ListFileError for a file that is no list.
        """
        locale = self.locale_
        heads = [locale.text(head) for head in COLUMNS.values()]
        good = self.typed("good")
        mended = [number for number in self.all_typed("bad") if number.isdecimal() and len(number) < 8]
        if good or mended:
            rows: dict[int, Sequence[Cell]] = {number: _cells(each) for number, each in self._good()}
            rows |= {int(number): [self.typed(f"{number}.{column}") for column in COLUMNS] for number in mended}
            return read_list(sorted(rows.items(), key=lambda row: row[0]), locale.parse_number)
        return read_list(self._brought(), locale.parse_number, heads)

    def _brought(self) -> Rows:
        sent = self.request.files.get("file", [])
        if sent and sent[0].body:
            return rows_of_file(sent[0].body)
        if sent and sent[0].filename:
            raise ListFileError(N_("The file is empty. Choose the one with your list."))
        return rows_of_text(self.typed("pasted"))

    def _good(self) -> Iterator[tuple[int, Member]]:
        """The good rows as the page sent them back, with their numbers.

        Raises Refusal for anything that the page did not write.
        """
        text, numbers = self.typed("good").replace("\r\n", "\n"), self.typed("numbers").split()
        try:
            members = of_lines(text)
            yield from zip((int(number) for number in numbers), members, strict=True)
        except ValueError as error:
            sentence = N_("This could not be read. Go back and try again.")
            raise Refusal(HTTPStatus.BAD_REQUEST, self.locale_.text(sentence)) from error

    async def _save(self) -> None:
        members = [member for _, member in self._good()]
        base = self.typed("base")
        keeping = await self._keep(as_lines(members), int(base) if base.isdecimal() and len(base) < 10 else 0)
        if keeping.status != "conflict":
            self.go("/portfolio/member-list/")
            return
        sentence = N_(
            "Another list was saved meanwhile. Yours is below and not saved yet; save it again to replace it."
        )
        read = ListRead(tuple(members), tuple(range(1, len(members) + 1)), ())
        self._show(Looked(keeping.current, read, self.locale_.text(sentence)), HTTPStatus.CONFLICT)

    async def _keep(self, text: str, base: int | None = None) -> Keeping:
        assert self.learner is not None
        started = base if base is not None else (kept.version if (kept := await self._kept()) else 0)
        return await self.house.stored(
            self.house.store.answers.keep,
            self.learner.id,
            0,
            LISTED,
            client=secrets.token_hex(8),
            revision=1,
            base=started,
            answer={TEXT: text},
            do="save",
        )

    async def _kept(self) -> Kept | None:
        assert self.learner is not None
        current = await self.house.stored(self.house.store.answers.current, self.learner.id, LISTED)
        return current.get(0)

    def _show(self, looked: Looked, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.show("member_list.html", status, **shown(looked, self.locale_))


class ListedAnswers(Answers):
    """`/answers/manage.members`: the saved list, for the live tools of its group; it is changed on its own page."""

    async def get(self, exercise_id: str) -> None:
        if not self.is_own_page() or self.learner is None:
            return
        current = await self.house.stored(self.house.store.answers.current, self.learner.id, LISTED)
        found = {"0": Answered(current[0].version, current[0].answer)} if 0 in current else {}
        self.write_json(State(exercise=LISTED, phase=Phase.GROUP, answers=found))


class MemberListFile(Page):
    """`/portfolio/member-list.xlsx`: the saved list, or an empty one, to fill in elsewhere."""

    async def get(self) -> None:
        if self.learner is None:
            self.ask_who()
            return
        current = await self.house.stored(self.house.store.answers.current, self.learner.id, LISTED)
        members = _members(current.get(0))
        made = await self.house.printed(write_member_list, members, self.locale_, title=self.learner.name)
        self.set_header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        self.set_header("Content-Disposition", 'attachment; filename="member-list.xlsx"')
        self.finish(made)


def shown(looked: Looked, locale: Locale) -> dict[str, Any]:
    """What the page's template names."""
    read, saved = looked.read, _members(looked.kept)
    members = read.members if read else saved
    return {
        "problem": looked.problem,
        "read": read,
        "saved": saved,
        "saved_at": locale.date(looked.kept.saved_at.astimezone().date()) if looked.kept and saved else "",
        "base": looked.kept.version if looked.kept else 0,
        "columns": COLUMNS,
        "members": members[:MOST_SHOWN],
        "numbers": read.numbers if read else tuple(range(1, len(saved) + 1)),
        "count": len(members),
        "sums": (add_up(each.use for each in members), add_up(each.paid_up for each in members)),
        "mended": read.bad[:MOST_MENDED] if read else (),
        "unmended": read.bad[MOST_MENDED:] if read else (),
        "good": as_lines(members),
    }


def _members(kept: Kept | None) -> tuple[Member, ...]:
    text = kept.answer.get(TEXT, "") if kept else ""
    return of_lines(text) if isinstance(text, str) else ()


def _cells(member: Member) -> tuple[Cell, ...]:
    return member.name, member.use, member.paid_up, member.months
