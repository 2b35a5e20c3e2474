"""Somebody at the page of the member list: a list is brought, looked at again, saved."""

import html
import re

from tests.serve.visitor import Form, Shown, Visitor

PAGE = "/portfolio/member-list/"
LIST = "Name\tHours\tShares\tMonths\nAmina\t10\t150\nBo\t12,5o\t150\n\nChan\t5\t75\t6\n"


def carried(page: Shown) -> Form:
    """What the page's form sends back when nobody has changed anything in it."""
    form = re.search(r'<form class="card corrections".*?</form>', page.html, re.DOTALL)
    assert form is not None
    found: dict[str, list[str]] = {}
    for field in re.finditer(
        r'<input[^>]*?name="(?P<input>[^"]+)"[^>]*>'
        r'|<textarea name="(?P<area>[^"]+)" hidden>(?P<text>.*?)</textarea>'
        r'|<select id="[^"]*" name="(?P<select>[^"]+)">(?P<options>.*?)</select>',
        form[0],
        re.DOTALL,
    ):
        name = field["input"] or field["area"] or field["select"]
        if field["input"]:
            if re.search(r'type="(radio|checkbox)"', field[0]) and " checked" not in field[0]:
                continue
            value = re.search(r'value="([^"]*)"', field[0])
            found.setdefault(name, []).append(html.unescape(value[1]) if value else "")
        elif field["area"]:
            found.setdefault(name, []).append(html.unescape(field["text"]))
        else:
            chosen = re.search(r'value="([^"]*)" selected', field["options"])
            found.setdefault(name, []).append(chosen[1] if chosen else "")
    return dict(found)


def look(visitor: Visitor, pasted: str = LIST) -> Shown:
    """Looks at a list that is pasted."""
    return visitor.post(PAGE, {"do": "look", "pasted": pasted})


def again(visitor: Visitor, page: Shown, **changed: str | list[str]) -> Shown:
    """Looks again, with these fields changed."""
    return visitor.post(PAGE, {**carried(page), "do": "look", **changed})


def save(visitor: Visitor, page: Shown, **changed: str | list[str]) -> Shown:
    """Saves what the page shows."""
    return visitor.post(PAGE, {**carried(page), "do": "save", **changed})


def bring(visitor: Visitor, data: bytes, name: str = "list.csv") -> Shown:
    """Looks at a list in a file."""
    border = "border"
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="_xsrf"\r\n\r\n{visitor.xsrf()}\r\n'.encode(),
        f'--{border}\r\nContent-Disposition: form-data; name="do"\r\n\r\nlook\r\n'.encode(),
        f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode(),
        data,
        f"\r\n--{border}--\r\n".encode(),
    ]
    headers = {"Content-Type": f"multipart/form-data; boundary={border}"}
    return visitor.request("POST", PAGE, b"".join(parts), headers)
