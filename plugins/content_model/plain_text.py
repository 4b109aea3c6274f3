"""The plain text of published HTML, for summaries, search and checks."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = frozenset(
    {
        *("p", "li", "dt", "dd", "tr", "td", "th", "caption", "summary", "details", "blockquote"),
        *("pre", "br", "hr", "ul", "ol", "dl", "h2", "h3", "h4", "h5", "h6"),
    }
)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append(" ")


def plain_text(html: str) -> str:
    """Return the words of ``html`` with single blanks between them."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())
