"""Plain paragraphs are not parsed, and look as if they were."""

from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.site import prose


@given(st.text(st.sampled_from("ab1é \n\n.,;:?!'\"()–-’%/_*|=#\t\xa0\u2028"), max_size=30))
@example("One line,\nthe same paragraph.\n\n   Another: \"said\" – 'he' (1.5 %).")
@example("Ours\n---\n")
@example("1. first\n2) second")
@example("snake_case and _marked_")
@example("a\n:-:\nb")
def test_what_is_not_parsed_is_what_parsing_gives(markdown: str) -> None:
    assert prose.as_html(markdown) == (prose._parsed(markdown) if markdown.strip() else "")
