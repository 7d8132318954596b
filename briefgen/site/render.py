"""From views to pages, with Jinja."""

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

from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.site.templates import PACKAGED, Templates, packaged
from briefgen.site.translated import translate


class Renderer:
    """Renders templates of one project; a mistake in a template becomes a finding."""

    def __init__(self, templates: Templates, compiled: Path | None = None) -> None:
        """`compiled` is a folder where compiled templates are kept, since compiling takes longer than rendering: one
        for each language and version of this program.
        """
        self._own = templates.folders[0]
        self._environment = Environment(
            loader=ChoiceLoader(
                [*map(FileSystemLoader, templates.folders), PrefixLoader({PACKAGED: FileSystemLoader(packaged())})]
            ),
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
            return self._finding(error.name or template, error.lineno, error)
        except TemplateError as error:
            name, line = _place(error, template)
            return self._finding(name, line, error)

    def _finding(self, template: str, line: int | None, error: TemplateError) -> Diagnostic:
        return Diagnostic(
            Location(f"templates/{template}", line),
            "BG321",
            Severity.ERROR,
            f"the template cannot be used: {error.message}",
            "mend it, or delete it to get the packaged one back; the last good pages stay",
        )


class _Kept(FileSystemBytecodeCache):
    """In a folder that somebody may delete while the preview runs."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        Path(self.directory).mkdir(parents=True, exist_ok=True)
        super().dump_bytecode(bucket)


def _kept(folder: Path | None) -> FileSystemBytecodeCache | None:
    if folder is None:
        return None
    return _Kept(str(folder))


def _place(error: BaseException, template: str) -> tuple[str, int | None]:
    """Where in a template an error arose: the innermost frame that is one."""
    name, line, trace = template, None, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if trace.tb_frame.f_globals.get("__jinja_template__") is not None or file.endswith((".html", ".xml")):
            name, line = file.replace("\\", "/").rpartition("/")[2], trace.tb_lineno
        trace = trace.tb_next
    return name, line
