"""What a template must not hold (T33): htmx would run it, or the CSP would block it in silence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


@dataclass(frozen=True)
class Ban:
    """`bare` looks at the HTML alone, without what Jinja says between its braces."""

    name: str
    pattern: re.Pattern[str]
    breach: str
    bare: bool = False

    def find(self, text: str) -> Iterator[int]:
        """The lines it is on."""
        text = _COMMENT.sub(_blank, text)
        if self.bare:
            text = _JINJA.sub(_blank, text)
        for match in self.pattern.finditer(text):
            yield text.count("\n", 0, match.start()) + 1


def _blank(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n") or " "


_CLASS_BLOCK = re.compile(r"\{% block \w+_class %\}.*?\{% endblock %\}")
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_READ = re.compile(r"""\b(?:aria-label|title|placeholder|alt)="([^"]*)\"""")
_WORD = re.compile(r"[^\W\d_]{2,}")


def unmarked(text: str) -> set[str]:
    """The words that a template says by itself, in its text and in attributes that are read."""
    bare = _JINJA.sub(" ", _CLASS_BLOCK.sub(" ", _COMMENT.sub(" ", text)))
    bare = _STYLE.sub(" ", bare)
    return set(_WORD.findall(" ".join([_TAG.sub(" ", bare), *_READ.findall(bare)])))


BANS = (
    Ban("hx-on", re.compile(r"\bhx-on\b"), '<p hx-on:click="x()">'),
    Ban("script address", re.compile(r"(?i)\b(?:js|javascript):"), '<a href="javascript:x()">'),
    Ban(
        "trigger filter",
        re.compile(r"""hx-trigger\s*=\s*(["'])(?:(?!\1).)*\[""", re.DOTALL),
        '<p hx-trigger="keyup[ctrlKey]">',
    ),
    Ban("style attribute", re.compile(r"\sstyle\s*="), '<p style="color: red">'),
    Ban("style element", re.compile(r"<style\b"), "<style>p {}</style>"),
    Ban("inline script", re.compile(r"<script\b(?![^>]*\ssrc=)"), "<script>x()</script>"),
    Ban("handler", re.compile(r"\son[a-z]+\s*="), '<p class="a"\nonclick="x()">', bare=True),
    Ban("safe", re.compile(r"\|\s*safe\b"), "{{ text | safe }}"),
    Ban("no autoescape", re.compile(r"\{%-?\s*autoescape\s+false"), "{% autoescape false %}"),
    Ban("eval'd values", re.compile(r"\bhx-vars\b"), '<p hx-vars="a: b()">'),
)
