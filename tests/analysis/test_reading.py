"""What the rules ask of a parsed text: spaCy's own answers, copied once, and the same in any company."""

import json
from pathlib import Path

from spacy.tokens import Doc

from briefgen.analysis.engine import Engine
from briefgen.analysis.extract import extract_all
from briefgen.analysis.reading import read
from briefgen.model import interchange
from briefgen.model.extraction import Extraction
from briefgen.model.source import Metadata, SourceDocument

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").rglob("*.txt"))[:6]
SAME = ("i", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "text_with_ws")
SAME_FLAGS = ("is_sent_start", "is_alpha", "is_punct", "is_stop", "like_num", "is_quote", "is_currency")
SAME_PLACES = ("head", "left_edge", "right_edge")
SAME_LISTS = ("children", "ancestors", "conjuncts")


def test_a_copied_token_says_what_spacy_says(engine: Engine) -> None:
    for path in SEEDS[:3]:
        theirs = engine._nlp(" ".join(path.read_text("utf-8").split()))
        ours = read(theirs)
        for a, b in zip(theirs, ours, strict=True):
            assert [getattr(a, name) for name in (*SAME, *SAME_FLAGS)] == [
                getattr(b, name) for name in (*SAME, *SAME_FLAGS)
            ]
            assert [getattr(a, name).i for name in SAME_PLACES] == [getattr(b, name).i for name in SAME_PLACES]
            for name in SAME_LISTS:
                assert [one.i for one in getattr(a, name)] == [one.i for one in getattr(b, name)]
            assert sorted(one.i for one in a.subtree) == [one.i for one in b.subtree]
            assert (a.sent.start, a.sent.end) == (b.sent.start, b.sent.end)
        for at in range(len(ours)):
            for end in range(at + 1, min(at + 6, len(ours) + 1)):
                run = theirs[at:end]
                assert (run.root.i, run.text) == (ours.run(at, end).root.i, ours.run(at, end).text)
        names = [(one.start, one.end, one.label_, one.text) for one in theirs.ents]
        assert names == [(one.start, one.end, one.label_, one.text) for one in ours.ents]


def test_a_subtree_is_in_the_order_of_the_text_where_branches_cross(engine: Engine) -> None:
    crossing = Doc(engine._nlp.vocab, ["what", "they", "chose", "is"], heads=[2, 3, 3, 3], deps=["dep"] * 4)
    ours = read(crossing)
    assert [token.text for token in ours[3].subtree] == ["what", "they", "chose", "is"]
    assert [token.text for token in ours[2].subtree] == ["what", "chose"]


def test_a_text_of_no_words_has_no_tokens(engine: Engine) -> None:
    assert read(engine._nlp("")) == ()


def test_a_document_is_read_alone_as_it_is_in_any_company(engine: Engine) -> None:
    documents = [
        SourceDocument(f"seeds/{path.name}", "0" * 64, "text/plain", path.read_text("utf-8"), Metadata())
        for path in SEEDS
    ]

    def said(company: list[SourceDocument]) -> dict[str, str]:
        found = extract_all(engine, company, summary_words=60)
        return {one.source.path: json.dumps(interchange.as_json(one)) for one in found if isinstance(one, Extraction)}

    together = said(documents)
    assert len(together) == len(documents)
    assert said(documents[::-1]) == together
    assert {path: words for one in documents for path, words in said([one]).items()} == together
