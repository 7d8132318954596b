"""One more document costs what it touches."""

import importlib.util
import time
from pathlib import Path

import pytest

from briefgen.index import open_index

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.alone
@pytest.mark.slow
def test_one_more_document_among_a_thousand_touches_itself_alone_and_costs_a_fifth_of_a_second(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("bench_identity", ROOT / "tools/bench_identity.py")
    assert spec
    assert spec.loader
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    with open_index(tmp_path) as index:
        index.bring_to({f"doc-{n:05}": bench.appearances(n) for n in range(1_000)})
        times = []
        for n in range(1_000, 1_005):
            began = time.perf_counter()
            touched = index.update({f"doc-{n:05}": bench.appearances(n)})
            times.append(time.perf_counter() - began)
            assert touched == {f"doc-{n:05}"}
    assert min(times) < 0.2
