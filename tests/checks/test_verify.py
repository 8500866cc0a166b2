"""What was compared with the sources' texts is recorded, and a build without the texts relies on that."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from typing import Any

from sitegen.cache.signatures import RACY_NS
from sitegen.facts.numbers import RULE
from tests.project import Project

LOCK = "content/verified.lock"
# The capture: “Haneul Robotics lets 1,200 employees go. Its head wrote, ‘We grew too fast.’ The company was founded
# in 2016. / After the factory stopped, people looked for other work, and the town was quiet for a time. Few
# believed that the quiet would last, but there was nothing else to do. / What remained were empty buildings and old
# signs.” The Korean brief says what the English one does.
STORY = """\
=== captures/nara.txt
하늘로봇은 직원 1,200명을 내보낸다. 대표는 “우리는 너무 빨리 컸다”고 적었다. 2016년에 세운 회사다.
공장이 멈춘 뒤 사람들은 저마다 다른 일을 찾아 나섰고, 도시는 한동안 조용했다. 그 조용함이 오래가리라고 믿는 이는 많지
않았지만 달리 손쓸 길도 없었다. 남은 것은 빈 건물과 오래된 간판뿐이었다.
=== content/sources/nara.yaml
type: article-newspaper
title: {ko: 하늘로봇의 봄, en: The spring of Haneul Robotics}
language: ko
issued: 2025-04-02
summary: {en: On layoffs., ko: 감원을 다룬다.}
quotes:
  - {id: fast, exact: 우리는 너무 빨리 컸다, translation: {en: we grew too fast}}
=== content/briefs/robots.en.md
---
title: Robots
abstract: A test.
published: 2025-06-01
---

Since 2016 it grew; 1,200 people go. [@nara]
=== content/briefs/robots.ko.md
---
title: 로봇
abstract: 시험.
published: 2025-06-01
---

2016년부터 컸고 1200명이 떠난다. [@nara]
"""
BRIEF = "content/briefs/robots.en.md"


def lock_of(site: Project) -> dict[str, Any]:
    return json.loads((site.root / LOCK).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def verify(site: Project, day: str = "2025-12-01", code: int = 0) -> str:
    return site.run("verify", "--as-of", day, code=code).output


def found(site: Project) -> list[str]:
    """Place and code of what `sitegen check` finds."""
    output = json.loads(site.run("check", "--as-of", "2025-12-01", "--format", "json").stdout)
    return [f"{p['span']['file']}:{p['span']['line']} {p['code']}" for p in output]


def without_captures(site: Project) -> Project:
    site.remove("captures/nara.txt")
    return site


def test_what_stands_in_a_text_is_recorded_with_its_place(project: Callable[..., Project]) -> None:
    site = project(STORY)
    assert "1 quotations, 1 figures, 1 dates, 0 mentions of 1 sources are in content/verified.lock" in verify(
        site
    )
    (source,) = lock_of(site)["sources"].values()
    text = (site.root / "captures/nara.txt").read_text(encoding="utf-8")
    assert source["characters"] == len(text)
    assert {
        text[slice(*entry["at"])]: (key, entry["rule"], entry["day"])
        for kind in ("figures", "dates")
        for key, entry in source[kind].items()
    } == {"1,200": ("1200", RULE, "2025-12-01"), "2016년": ("2016", RULE, "2025-12-01")}
    (quotation,) = source["quotations"].values()
    assert text[slice(*quotation["at"])] == "우리는 너무 빨리 컸다"


def test_the_lock_says_in_which_paragraph_and_of_which_copy(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.replace(
        "content/sources/nara.yaml", "issued: 2025-04-02", "issued: 2025-04-02\naccessed: 2025-04-03"
    )
    site.replace("captures/nara.txt", "1,200명", "1만 명")
    site.replace(BRIEF, "1,200", "10,000")
    site.replace("content/briefs/robots.ko.md", "1200", "1만 ")
    verify(site)
    (source,) = lock_of(site)["sources"].values()
    (quotation,) = source["quotations"].values()
    assert source["copied"] == "2025-04-03"
    assert (quotation["paragraph"], quotation["words"]) == (1, [0, 4])
    assert source["figures"]["10000"]["terms"] == "1e4"
    assert {found["paragraph"] for found in (*source["figures"].values(), *source["dates"].values())} == {1}


def test_a_lock_of_the_first_format_is_read_and_written_as_the_second(
    project: Callable[..., Project],
) -> None:
    site = project(STORY)
    verify(site)
    now = (site.root / LOCK).read_text("utf-8")
    first = re.sub(r', "(paragraph|terms|words)": (\d+|"[^"]*"|\[[^]]*\])', "", now)
    site.edit(LOCK, first.replace('"format": 2', '"format": 1'))
    assert found(site) == []
    verify(site, day="2025-12-24")
    assert (site.root / LOCK).read_text("utf-8") == now


def test_the_lock_holds_no_words_of_the_source(project: Callable[..., Project]) -> None:
    site = project(STORY)
    verify(site)
    assert not any("가" <= character <= "힣" for character in (site.root / LOCK).read_text(encoding="utf-8"))


def test_without_the_texts_the_lock_is_trusted(project: Callable[..., Project]) -> None:
    site = project(STORY)
    verify(site)
    assert found(site) == []
    assert found(without_captures(site)) == []


def test_without_texts_and_lock_nothing_is_said_of_verification(project: Callable[..., Project]) -> None:
    assert found(without_captures(project(STORY))) == []


def test_an_edit_is_not_covered_by_the_lock(project: Callable[..., Project]) -> None:
    site = project(STORY)
    verify(site)
    without_captures(site)
    site.replace(BRIEF, "1,200 people", "1,300 people")
    site.replace(BRIEF, "Since 2016", "Since 2015")
    site.replace("content/briefs/robots.ko.md", "1200명", "2016년 이후 1300명")  # since 2016, 1300 people
    # we really grew fast
    site.replace("content/sources/nara.yaml", "exact: 우리는 너무", "exact: 우리는 정말")
    assert found(site) == [
        f"{BRIEF}:7 unverified",
        f"{BRIEF}:7 unverified",
        "content/briefs/robots.ko.md:7 translation-differs",
        "content/briefs/robots.ko.md:7 unverified",
        "content/sources/nara.yaml:7 unverified",
    ]


def test_white_space_and_marks_are_no_edit(project: Callable[..., Project]) -> None:
    site = project(STORY)
    verify(site)
    without_captures(site)
    site.replace("content/sources/nara.yaml", "exact: 우리는 너무 빨리", "exact: 우리는  너무 빨리")
    assert found(site) == []


def test_another_text_voids_what_was_recorded(project: Callable[..., Project]) -> None:
    site = project(STORY)
    verify(site)
    site.replace("captures/nara.txt", "하늘로봇은", "하늘로봇이")  # another particle
    assert found(site) == [f"{LOCK}:1 unverified"]
    site.replace("captures/nara.txt", "1,200명", "1,100명")
    assert f"{BRIEF}:7 figure-not-found" in found(site)


def test_another_rule_voids_what_was_recorded(project: Callable[..., Project]) -> None:
    site = project(STORY)
    verify(site)
    lock = (site.root / LOCK).read_text(encoding="utf-8")
    site.edit(LOCK, re.sub('"rule": [0-9]+', '"rule": 0', lock))
    assert len(found(without_captures(site))) == 5


def test_a_source_without_a_text_is_named(project: Callable[..., Project]) -> None:
    site = project(
        STORY
        + """\
=== content/sources/herald.yaml
type: webpage
title: {en: Herald, ko: 헤럴드}
language: en
summary: {en: In 2024., ko: 2024년.}
"""
    )
    verify(site)
    assert found(site) == ["content/sources/herald.yaml:1 uncaptured"]
    assert found(without_captures(site)) == ["content/sources/herald.yaml:1 uncaptured"]


def test_what_stands_nowhere_is_not_recorded(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.replace(BRIEF, "1,200 people", "12,000 people")
    output = verify(site, code=1)
    assert f"{BRIEF}:7:21: warning[figure-not-found]: the figure “12,000” is not in any source" in output
    assert set(lock_of(site)["sources"]["nara"]["figures"]) == {"1200"}


def test_a_wrong_quotation_keeps_the_site_from_being_built(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.replace("content/sources/nara.yaml", "너무 빨리 컸다,", "너무 늦게 컸다,")  # grew too late
    output = site.build("--no-search", code=1).output
    assert "error[quotation-differs]: “우리는 너무 늦게 컸다” is not in the text of nara" in output
    assert "did you mean “우리는 너무 빨리 컸다" in output


def test_the_lock_is_the_same_for_the_same_content(project: Callable[..., Project]) -> None:
    site = project(STORY)
    verify(site)
    first = (site.root / LOCK).read_bytes()
    assert "as before" in verify(site, day="2026-03-01")
    assert (site.root / LOCK).read_bytes() == first


def test_only_what_is_new_gets_a_new_day(project: Callable[..., Project]) -> None:
    site = project(STORY)
    verify(site)
    site.replace(BRIEF, "1,200 people go.", "1,200 people go. The Korean word was “컸다”.")  # grew
    verify(site, day="2026-03-01")
    source = lock_of(site)["sources"]["nara"]
    assert sorted(entry["day"] for entry in source["quotations"].values()) == ["2025-12-01", "2026-03-01"]
    assert source["figures"]["1200"]["day"] == "2025-12-01"


def test_what_nothing_says_any_more_is_left_out(project: Callable[..., Project]) -> None:
    site = project(STORY)
    verify(site)
    for file in (BRIEF, "content/briefs/robots.ko.md"):
        body = (site.root / file).read_text(encoding="utf-8")
        site.edit(file, body.replace("1,200 people", "people").replace("1200명이", "많은 이가"))  # many
    verify(site)
    assert lock_of(site)["sources"]["nara"]["figures"] == {}


def test_texts_may_stand_elsewhere(project: Callable[..., Project]) -> None:
    site = project(STORY.replace("captures/nara.txt", "elsewhere/article-7.txt"))
    site.edit("captures/files.yaml", "nara: ../elsewhere/article-7.txt\n")
    assert "1 quotations" in verify(site)
    site.edit("captures/files.yaml", "nara: ../elsewhere/article-8.txt\nnora: ../elsewhere/article-7.txt\n")
    assert found(site) == ["captures/files.yaml:1 bad-capture", "captures/files.yaml:2 bad-capture"]


def test_a_build_sees_that_a_text_elsewhere_has_changed(project: Callable[..., Project]) -> None:
    site = project(STORY.replace("captures/nara.txt", "elsewhere/article-7.txt"))
    site.edit("captures/files.yaml", "nara: ../elsewhere/article-7.txt\n")
    verify(site)
    time.sleep(2 * RACY_NS / 1e9)  # so that the next build may rely on the files' times
    build = ("--no-search", "--as-of", "2025-12-01")
    assert "figure-not-found" not in site.build(*build).stdout
    site.replace("elsewhere/article-7.txt", "1,200명", "1,100명")
    time.sleep(2 * RACY_NS / 1e9)
    assert "figure-not-found" in site.build(*build).stdout
    site.replace("elsewhere/article-7.txt", "1,100명", "1,200명")
    assert "figure-not-found" not in site.build(*build).stdout


def test_another_folder_of_texts_may_be_named(project: Callable[..., Project]) -> None:
    site = project(STORY.replace("captures/", "texts/"))
    output = site.run("verify", "--captures", str(site.root / "texts"), "--as-of", "2025-12-01").output
    assert "1 quotations" in output


def test_without_any_text_there_is_nothing_to_verify(project: Callable[..., Project]) -> None:
    output = site_output(without_captures(project(STORY)))
    assert "there are no texts of sources" in output


def site_output(site: Project) -> str:
    return site.run("verify", code=2).output


def test_a_damaged_lock_is_an_error(project: Callable[..., Project]) -> None:
    site = project(STORY)
    site.edit(LOCK, "<<<<<<< ours\n")
    output = site.run("check", code=1).output
    assert f"{LOCK}:1:1: error[bad-lock]: the file cannot be used" in output


def test_a_build_notices_another_text(project: Callable[..., Project]) -> None:
    site = project(STORY)
    verify(site)
    assert "no warnings" in site.build("--no-search").output
    assert "no warnings" in site.build("--no-search").output
    site.replace("captures/nara.txt", "1,200명", "1,100명")
    assert "figure-not-found" in site.build("--no-search").output


def test_a_text_that_cannot_be_read_is_named_where_it_is_the_only_one(
    project: Callable[..., Project],
) -> None:
    site = project(STORY)
    (site.root / "captures/nara.txt").write_bytes("하늘로봇".encode("euc-kr"))
    assert "captures/nara.txt:1:1: warning[bad-capture]" in site.run("verify", code=1).output
    (site.root / "captures/nara.txt").unlink()
    assert "there are no texts of sources" in site.run("verify", code=2).output


# fair: figures, a date, names and a quotation that nothing says yet; what the brief says is left out
FAIR = """\
=== captures/fair.txt
Menu 77

The fair at Wexcombe

The fair opened on 3 May 1998 with 4,200 visitors. It had been planned for eleven years, said Ann Poole.

She called it “a day that nobody here will forget”. It lost £2m, and closed on 9 May. “We had £2m,” she said.
=== content/people/ann-poole.yaml
name: Ann Poole
description: {en: A treasurer., ko: 회계 담당자.}
=== content/sources/fair.yaml
type: article-newspaper
title: The fair at Wexcombe
language: en
issued: 1998-05-20
extent: {starts_with: The fair at}
summary: {en: "It had 4,200 visitors.", ko: "4,200명이 왔다."}
quotes:
  - {id: day, exact: a day that nobody here will forget}
"""


def test_candidates_are_what_nothing_says_yet(project: Callable[..., Project]) -> None:
    site = project(FAIR)
    output = site.run("verify", "--candidates", "fair").output
    assert output == (
        "para. 1: date: The fair opened on [3 May 1998] with 4,200 visitors. It had …\n"
        "para. 1: figure: … It had been planned for [eleven years], said Ann Poole.\n"
        "para. 1: name (ann-poole): … planned for eleven years, said [Ann Poole].\n"
        "para. 2: figure: … here will forget”. It lost [£2m], and closed on 9 …\n"
        "para. 2: date: … lost £2m, and closed on [9 May.] “We had £2m,” she said.\n"
        "para. 2: quotation: … closed on 9 May. “[We had £2m,]” she said.\n"
        "6 in the text of fair that no record or text says of it yet\n"
    )
    assert not (site.root / LOCK).exists()


def test_candidates_for_programs(project: Callable[..., Project]) -> None:
    found = json.loads(project(FAIR).run("verify", "--candidates", "fair", "--format", "json").stdout)
    assert [(one["kind"], one["key"], one["paragraph"]) for one in found[:3]] == [
        ("date", "1998-05-03", 1),
        ("figure", "11 year", 1),
        ("name", "ann-poole", 1),
    ]


def test_candidates_in_korean(project: Callable[..., Project]) -> None:
    site = project(STORY)
    assert (
        site.run("verify", "--candidates", "nara").output
        == "0 in the text of nara that no record or text says of it yet\n"
    )
    site.replace("captures/nara.txt", "2016년에 세운", "2014년에 세운")  # founded in 2014
    assert "고 적었다. [2014년]에 세운 회사다.\n" in site.run("verify", "--candidates", "nara").output


def test_candidates_of_an_unknown_source(project: Callable[..., Project]) -> None:
    site = project(STORY)
    assert 'did you mean "nara"?' in site.run("verify", "--candidates", "nora", code=2).output
    assert "leave out --write" in site.run("verify", "--write", "--candidates", "nara", code=2).output
