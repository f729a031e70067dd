"""A user's lexicon files: added to the shipped ones, refused with one clear line, seen by every loader."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import kg.lexicon.files
from kg.errors import KgError
from kg.lexicon import SHIPPED, LexiconSources, load
from kg.lexicon.added_rules import RULES
from kg.lexicon.additions import read_additions
from kg.lexicon.files import AddedFile, read_toml, read_tsv, shipped_names

NAME = "测试之星匠"  # no shipped list has it


def folder(path: Path, **texts: str) -> Path:
    """A folder with lexicon files; ``awards="…"`` is awards.toml, ``divisions="…"`` divisions.tsv."""
    path.mkdir(exist_ok=True)
    for name, text in texts.items():
        suffix = ".tsv" if name in ("divisions", "divisions_extra", "given_names") else ".toml"
        (path / f"{name}{suffix}").write_text(text, encoding="utf-8")
    return path


# -- adding -------------------------------------------------------------------------------------


def test_entries_are_added_and_the_shipped_lexicon_stays_as_it_is(tmp_path: Path) -> None:
    sources = read_additions([folder(tmp_path / "a", awards=f'[families]\nperson = ["{NAME}", "劳模"]')])
    assert load(sources).awards.families[NAME] == "person"
    assert NAME not in load().awards.families and load(SHIPPED).awards is load().awards
    shipped, both = (read_toml("awards.toml", s)["families"]["person"] for s in (SHIPPED, sources))
    assert both == [*shipped, NAME]  # 劳模 stood there already


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        (
            "bodies",
            '[national.association]\n"中国测试协会" = ["中测协"]',
            "national.association.中国测试协会",
        ),
        ("bodies", '[national.union]\n"中华全国总工会" = ["全总机关"]', "national.union.中华全国总工会"),
        ("bodies", '[department.union]\n"测试院" = { full = "{}测试院" }', "department.union.测试院"),
        ("names", '[surnames]\nrare = "兲"', "surnames.rare"),
        ("posts", '[fused]\n"市测长" = ["政府", "测长"]', "fused.市测长"),
        ("posts", '[continuations.after]\n"主席" = "兲"', "continuations.after.主席"),
        ("programmes", f'[[brand]]\nname = "{NAME}"\nkind = "service"', "brand"),
        ("units", '[not_before]\n"件" = "兲"', "not_before.件"),
        ("units", '[nouns]\n"兲" = ["测试员"]', "nouns.兲"),
        ("events", '[head]\nother = ["测试会"]', "head.other"),
    ],
)
def test_what_may_be_added_grows_and_loads(tmp_path: Path, name: str, text: str, place: str) -> None:
    def at(sources: LexiconSources) -> Any:
        value: Any = read_toml(f"{name}.toml", sources)
        for key in place.split("."):
            value = value.get(key, {})
        return value

    sources = read_additions([folder(tmp_path / "a", **{name: text})])
    assert len(at(sources)) > len(at(SHIPPED))
    load(sources)


def test_nothing_shipped_is_lost_by_adding(tmp_path: Path) -> None:
    def words(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [w for key, inner in value.items() for w in (key, *words(inner))]
        return [w for each in value for w in words(each)] if isinstance(value, list) else [str(value)]

    texts = {"awards": f'also_posts = ["{NAME}"]', "units": '[kinds]\nthing = ["兲"]'}
    sources = read_additions([folder(tmp_path / "a", **texts)])
    for name in ("awards.toml", "units.toml"):
        before, after = words(read_toml(name)), words(read_toml(name, sources))
        assert [w for w in before if w not in after] == [] and len(after) == len(before) + 1


def test_rows_are_added(tmp_path: Path) -> None:
    rows = "# of our own\nzone\t510800-测试\t测试新区\t\t510800\nname\t510800\t测试市名\t\t\n"
    sources = read_additions([folder(tmp_path / "a", divisions_extra=rows)])
    [zone] = load(sources).divisions.find("测试新区")
    assert (zone.level, zone.parent) == ("zone", "510800")
    assert load(sources).divisions.find("测试市名")[0].code == "510800"
    assert load().divisions.find("测试新区") == ()


def test_order_of_folders_means_nothing_and_twice_is_once(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", events='[head]\nmeeting = ["板凳会"]')
    two = folder(tmp_path / "two", events='[head]\nmeeting = ["院坝会"]')
    assert read_additions([one, two]) == read_additions([two, one, two])
    heads = load(read_additions([one, two])).events.heads
    assert heads["板凳会"] == heads["院坝会"] == "meeting"


def test_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_bytes('\ufeff[head]\r\nmeeting = ["板凳会"]\r\n'.encode())
    assert "板凳会" in load(read_additions([tmp_path])).events.heads


def test_every_loader_sees_the_added_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loader that reads a file without `sources`, or is not told of one, would pass a user's words over."""
    seen: set[str] = set()

    def noted(name: str, shipped: Any, text: str, path: str) -> Any:
        seen.add(name)
        return shipped

    monkeypatch.setattr(kg.lexicon.files, "merged_tables", noted)
    monkeypatch.setattr(kg.lexicon.files, "merged_rows", noted)
    load(LexiconSources(tuple(AddedFile(name, "", "", "of no folder") for name in shipped_names())))
    assert seen == set(shipped_names())


def test_rules_name_tables_that_there_are() -> None:
    for name, rules in RULES.items():
        tables = read_toml(name)
        named = [*rules.words, *rules.characters, *rules.patterns, *rules.pairs, *rules.rows]
        assert {path[0] for path in named} | {t for group in rules.once for t in group} <= set(tables)
    assert set(RULES) <= set(shipped_names())


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_file_given_again_adds_nothing(name: str, tmp_path: Path) -> None:
    """What stands already where it should is no error, and patterns, characters and rows do not double."""
    text = (Path(kg.lexicon.files.__file__).parent / "data" / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    sources = read_additions([tmp_path])
    read: Any = read_toml if name.endswith(".toml") else read_tsv
    assert sources.added and read(name, sources) == read(name)


# -- refusing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("award", "x = 1", "award.toml: .*did you mean awards.toml"),
        ("awards", "[familys]\nx = 1", "awards.toml: familys: .*did you mean families"),
        ("awards", '[families]\nperson = "一"', r"families\.person: .*must|families\.person: 应为列表"),
        ("awards", '[families]\nperson = ["一", 3]', r"families\.person: 应为文字"),
        ("awards", '[families]\nperson = ["五一劳动奖状"]', "五一劳动奖状: .*families.organisation"),
        ("awards", '[families]\nperson = ["一"', "not valid TOML"),
        ("awards", "x = 1\n\ny =\n", "not valid TOML.*line 3"),
        ("awards", '[aliases]\n"劳模" = "别的"', "aliases.劳模: .*劳动模范.*never replaced"),
        ("awards", "heads = 3", "heads: 应为表"),
        (
            "awards",
            '[[award]]\nnames = ["本地之光"]\nlevel = "city"\nrecipient = "person"\ngrantors = []',
            "award.level: city: .*municipal",
        ),
        (
            "awards",
            '[[award]]\nnames = ["时代楷模"]\nlevel = "county"\nrecipient = "person"\ngrantors = []',
            "时代楷模: .*stands already",
        ),
        (
            "awards",
            '[[award]]\nnames = ["一"]\nlevel = "county"\nrecipient = "person"',
            "grantors is missing",
        ),
        ("awards", '[families]\nperson = [" 一"]', "blanks around it"),
        ("awards", '[families]\nperson = [""]', "is empty"),
        ("programmes", '[[brand]]\nname = "送·温暖"\nkind = "campaign"', "cannot be used.*送·温暖"),
        (
            "programmes",
            '[[brand]]\nname = "一"\nkind = "campaign"\nlabel = "二"',
            "brand.label: .*unknown key",
        ),
        ("posts", '[fused]\n"市测长" = ["没有", "测长"]', "fused.市测长: 没有: "),
        ("posts", '[fused]\n"市测长" = ["政府"]', "fused.市测长: .*two places"),
        ("units", '[not_before]\n"匹" = "(a"', "not_before.匹: .*no regular expression"),
        ("units", '[kinds]\nthing = ["家"]', "kinds.thing: 家: .*kinds.organisation"),
        (
            "bodies",
            '[department.union]\n"测试院" = { full = "测试院" }',
            "department.union.测试院.full: .*{}",
        ),
        ("bodies", '[national.union]\n"某国工会" = ["全总"]', "全总: .*中华全国总工会"),
        ("names", '[surnames]\nrare = "王"', "surnames.rare: 王: .*surnames.common"),
        ("divisions", "411100\tx", "divisions.tsv, .*line 1: .*9"),
        ("divisions_extra", "# a\n\nzone\t9-x\t测试区\t\t999999", "line 3: code"),
        ("divisions_extra", "zone\t999999-测试\t测试区\t\t999999", "line 1: 999999: "),
        ("divisions_extra", "name\t510800\t漯\t\t", "line 1: name"),
        ("award_holders", '[never_first]\ncharacters = "]"', "never_first.characters: .*no punctuation"),
        ("given_names", "国\t1\t2", "line 1: .*never replaced"),
        ("given_names", "兲\tmany\t2", "line 1: first"),
    ],
)
def test_what_does_not_fit_is_one_line_with_file_and_place(
    tmp_path: Path, name: str, text: str, words: str
) -> None:
    with pytest.raises(KgError, match=words) as error:
        read_additions([folder(tmp_path / "mine", **{name: text})])
    [line] = str(error.value).splitlines()
    assert line.startswith(str(tmp_path / "mine" / name)) and re.search("[一-鿿]", line)


def test_folders_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("our words", encoding="utf-8")
    with pytest.raises(KgError, match=r"no lexicon file in it.*awards\.toml"):
        read_additions([tmp_path])
    with pytest.raises(KgError, match="no such folder"):
        read_additions([tmp_path / "missing"])
    (tmp_path / "events.toml").write_bytes("[head]\nmeeting = ['会']".encode("gb18030"))
    with pytest.raises(KgError, match=r"events\.toml: .*not UTF-8 at byte offset 19"):
        read_additions([tmp_path])


def test_measured_numbers_take_no_additions(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"confidence\.toml: .*no lexicon has this name"):
        read_additions([folder(tmp_path / "a", confidence="[family]\npost = 1.0")])
    assert "confidence.toml" not in shipped_names()


# -- leaving out --------------------------------------------------------------------------------


def test_tables_that_are_left_out_are_empty_and_load() -> None:
    sources = LexiconSources(
        left_out=("programmes.toml:brand", "bodies.toml:anaphora.bare", "given_names.tsv")
    )
    assert read_toml("programmes.toml", sources)["brand"] == []
    assert read_toml("bodies.toml", sources)["anaphora"]["bare"] == {}
    assert read_toml("bodies.toml", sources)["anaphora"]["pointed"]
    assert read_tsv("given_names.tsv", sources) == []
    lexicon = load(sources)
    assert not lexicon.programmes.brands and lexicon.programmes.brand_pattern.search("送温暖") is None
    assert lexicon.posts is load().posts  # what is not concerned is not loaded again
