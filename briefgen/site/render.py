"""From views to pages, with Jinja."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    select_autoescape,
)
from jinja2.bccache import Bucket

from briefgen.diagnostics import Diagnostic
from briefgen.site.template_mistakes import line_of, mistake, place_in, why_not_utf8
from briefgen.site.templates import PACKAGED, Templates, packaged
from briefgen.site.translated import translate


class Renderer:
    """Renders templates of one project; a mistake in a user's template becomes a finding, one in ours is raised."""

    def __init__(self, templates: Templates, compiled: Path | None = None) -> None:
        """`compiled` is a folder where compiled templates are kept, since compiling takes longer than rendering: one
        for each language and version of this program.
        """
        self._templates = templates
        self._environment = Environment(
            loader=ChoiceLoader([PrefixLoader({PACKAGED: _Utf8(packaged())}), *map(_Utf8, templates.folders)]),
            autoescape=select_autoescape(("html", "xml"), default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=_kept(compiled),
        )
        translate(self._environment, templates.language)

    def render(self, template: str, view: object) -> bytes | Diagnostic:
        try:
            return self._environment.get_template(template).render(page=view).encode()
        except TemplateSyntaxError as error:
            return mistake(error.name or template, error.lineno, error.message or "")
        except Exception as error:
            place = place_in(self._templates.folders[0], error.__traceback__)
            if place is None and not isinstance(error, TemplateError) and not self._templates.is_own(template):
                raise
            said = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
            file, line = place or (template, None)
            return mistake(file, line, said)


class _Utf8(FileSystemLoader):
    """Says of a file in another encoding which it is, and where."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            raise TemplateSyntaxError(why_not_utf8(error), line_of(error), template) from error


class _Kept(FileSystemBytecodeCache):
    """In a folder that somebody may delete while the preview runs."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        Path(self.directory).mkdir(parents=True, exist_ok=True)
        super().dump_bytecode(bucket)


def _kept(folder: Path | None) -> FileSystemBytecodeCache | None:
    if folder is None:
        return None
    return _Kept(str(folder))
