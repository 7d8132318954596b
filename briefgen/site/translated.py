"""Templates in the language of the site: a constant message is translated once, while its template is compiled."""

from collections.abc import Iterator

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from briefgen.site.language import Language


def translate(environment: Environment, language: Language) -> None:
    """Let templates of the environment say `_("message")` and `ngettext("%(num)s page", "%(num)s pages", number)`."""
    environment.extend(briefgen_language=language)
    environment.add_extension(_Constants)
    environment.globals["ngettext"] = language.ngettext


class _Constants(Extension):
    """Puts the translation where the call stands, so that a page costs no look-up."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        language: Language = self.environment.briefgen_language  # type: ignore[attr-defined]
        held: list[Token] = []
        for token in stream:
            held.append(token)
            if token.type != _CALL[len(held) - 1] or (len(held) == 1 and token.value != "_"):
                yield from held
                held = []
            elif len(held) == len(_CALL):
                yield Token(held[0].lineno, "string", language.gettext(held[2].value))
                held = []
        yield from held


_CALL = ("name", "lparen", "string", "rparen")
