"""The page about our co-op: its form saves as any other, and its logo is a picture or nothing."""

import io
import json
from collections.abc import Callable

import openpyxl

from coopkit.portfolio.co_op import CO_OP
from coopkit.portfolio.logo import LARGEST
from tests.portfolio.test_logo import picture
from tests.serve.conftest import codes_of, join_group
from tests.serve.server import Server
from tests.serve.test_portfolio import download
from tests.serve.visitor import Shown, Visitor

PAGE = "/portfolio/our-co-op/"
NAMED = {"name.words": "Riverside Sorters", "address.words": "Plot 14"}


def upload(visitor: Visitor, content: bytes, name: str = "logo.png") -> Shown:
    """Saves this file as the logo."""
    border = "border"
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="_xsrf"\r\n\r\n{visitor.xsrf()}\r\n'.encode(),
        f'--{border}\r\nContent-Disposition: form-data; name="do"\r\n\r\nsave\r\n'.encode(),
        f'--{border}\r\nContent-Disposition: form-data; name="logo"; filename="{name}"\r\n\r\n'.encode(),
        content,
        f"\r\n--{border}--\r\n".encode(),
    ]
    headers = {"Content-Type": f"multipart/form-data; boundary={border}"}
    shown = visitor.request("POST", PAGE, b"".join(parts), headers)
    return visitor.get(shown.location.partition("#")[0]) if shown.location else shown


def state(visitor: Visitor) -> dict[str, object]:
    """The answer that the page's form opens with."""
    return visitor.request("GET", f"/answers/{CO_OP}").json()["answers"]["0"]["answer"]  # type: ignore[no-any-return]


def test_who_has_not_joined_is_asked_first(visitor: Visitor) -> None:
    assert visitor.get(PAGE, follow=False).location.startswith("/?next=")
    assert upload(visitor, picture("PNG")).status in (200, 302)
    assert "data:image/png" not in visitor.get("/").html


def test_a_group_tells_once_and_both_of_its_phones_are_heard(
    visitor: Visitor, new_visitor: Callable[[], Visitor], class_code: str
) -> None:
    join_group(visitor, class_code)
    tablet = new_visitor()
    tablet.post("/resume", {"class": class_code, "resume": codes_of(visitor)[-1]})
    visitor.answer(CO_OP, answer={"name.words": "Riverside Sorters"})
    reply = tablet.answer(CO_OP, client="tablet", answer={"phone.words": "0700"})
    assert reply.json()["merged"]["answer"] == {"name.words": "Riverside Sorters", "phone.words": "0700"}
    other = tablet.answer(CO_OP, client="third", answer={"name.words": "Riverside Traders"})
    assert other.json()["other"]["answer"]["name.words"] == "Riverside Sorters"
    assert state(visitor)["name.words"] == "Riverside Sorters"


def test_a_form_of_somebody_else_changes_nothing(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    visitor.answer(CO_OP, answer=NAMED)
    assert visitor.answer(CO_OP, revision=2, base=1, answer={"owner.words": "me"}).status == 400
    assert visitor.answer(CO_OP, revision=3, base=1, answer={"name.words": "x" * 121}).status == 400
    assert state(visitor) == NAMED


def test_a_logo_is_shown_replaced_and_taken_off(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    assert 'src="data:image/png;base64,' in upload(visitor, picture("PNG")).html
    page = upload(visitor, picture("JPEG"), "photo.jpg")
    assert 'src="data:image/jpeg;base64,' in page.html
    assert "data:image/png" not in page.html
    assert "data:image" not in visitor.post(PAGE, {"do": "remove"}).html


def test_bad_files_never_cost_the_saved_logo(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    upload(visitor, picture("PNG"))
    whole = picture("JPEG", (900, 900))
    bad = {
        "This isn’t a picture": b"<svg/>",
        "to its end": whole[: len(whole) // 2],
        "too large": b"x" * (LARGEST + 1024 * 1024),
    }
    for why, content in bad.items():
        page = upload(visitor, content)
        assert page.status in (400, 413)
        assert why in page.words
        assert 'src="data:image/png;base64,' in page.html
    nothing = visitor.post(PAGE, {"do": "save"})
    assert nothing.status == 400
    assert 'src="data:image/png;base64,' in visitor.get(PAGE).html


def test_what_was_saved_outlives_the_server(new_server: Callable[..., Server]) -> None:
    server = new_server()
    visitor = Visitor(server.port)
    visitor.post("/alone", {"name": "Palm"})
    visitor.answer(CO_OP, answer=NAMED)
    upload(visitor, picture("PNG"))
    server.kill()
    server.start()
    page = visitor.get(PAGE)
    assert "data:image/png" in page.html
    assert json.dumps(NAMED["name.words"]) in page.html


def test_the_documents_are_headed_by_it_and_the_list_leads_to_it(start_server: Server) -> None:
    visitor = Visitor(start_server.port)
    visitor.post("/alone", {"name": "Palm"})
    visitor.get("/learn/start_coop/setup")
    assert "Tell us about your co-op" in visitor.get("/portfolio/").words
    draft = visitor.get("/portfolio/bylaws")
    assert "Still missing about your co-op: the legal form" in draft.words
    assert PAGE in draft.html
    visitor.answer(CO_OP, answer={**NAMED, "form.words": "Worker co-operative"})
    draft = visitor.get("/portfolio/bylaws")
    assert "Riverside Sorters Worker co-operative Plot 14" in draft.words
    assert "about your co-op: the registration" in draft.words
    assert "Still missing" not in visitor.get("/portfolio/bylaws?copy=final").words
    assert "headed “ Riverside Sorters ”" in visitor.get("/portfolio/").words


def test_the_member_list_to_download_has_the_name_of_the_co_op(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    visitor.answer(CO_OP, answer=NAMED)
    made, _ = download(visitor, "/portfolio/member-list.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(made)).properties.title == "Riverside Sorters"


def test_the_kind_that_was_chosen_is_offered_as_the_legal_form(start_server: Server) -> None:
    visitor = Visitor(start_server.port)
    visitor.post("/alone", {"name": "Palm"})
    visitor.get("/learn/start_coop/setup")
    visitor.answer("start.setup.kind", answer={"ours.choice": "worker"})
    starts = visitor.request("GET", f"/answers/{CO_OP}").json()["starts"]
    assert starts["form.words"]["value"] == "Worker co-op"
    assert starts["form.words"]["from"]
