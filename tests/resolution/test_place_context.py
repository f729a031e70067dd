"""Which division a level word means, by votes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.divisions import load_divisions
from kg.resolution.event_names import event_label
from kg.resolution.place_context import PlaceContext, PlaceVote, place_context
from kg.resolution.short_names import fuller_names

DIVISIONS = load_divisions()


def context(own: dict[str, float], page: dict[str, float] | None = None) -> PlaceContext:
    def votes(weights: dict[str, float]) -> list[PlaceVote]:
        return [PlaceVote(DIVISIONS.find(name), weight) for name, weight in weights.items()]

    return place_context(DIVISIONS, votes(own), votes(page or {}))


def meant(places: PlaceContext, deictic: str) -> str | None:
    place = places.resolve(deictic)
    return place.division.name if place else None


def test_most_votes_win_and_ties_stay_open() -> None:
    assert meant(context({"柳州市": 4, "株洲市": 1}), "市") == "柳州市"
    assert meant(context({"柳州市": 1, "株洲市": 1}), "市") is None
    assert meant(context({}), "市") is None


def test_a_county_lends_votes_to_what_it_lies_in() -> None:
    places = context({"柯桥区": 3})
    assert [meant(places, d) for d in ("区", "市", "省", "县")] == ["柯桥区", "绍兴市", "浙江省", None]


def test_a_county_level_city_does_not_lose_to_its_own_city() -> None:
    assert meant(context({"义乌市": 3}), "市") == "义乌市"
    assert meant(context({"金华市": 3, "义乌市": 1}), "市") == "金华市"


def test_the_page_decides_where_the_article_is_silent() -> None:
    places = context({}, {"柳州市": 5})
    place = places.resolve("市")
    assert place is not None and place.division.name == "柳州市" and "同版" in place.reason
    assert meant(context({"株洲市": 5}, {"柳州市": 5}), "市") == "株洲市"


def test_long_names_only_where_names_repeat() -> None:
    places = context({"福州市": 3})
    assert places.long_name(DIVISIONS.by_code["350102"]) == "福州市鼓楼区"
    assert places.long_name(DIVISIONS.by_code["310115"]) == "浦东新区"


@given(
    st.dictionaries(
        st.sampled_from(["柳州市", "株洲市", "义乌市", "金华市", "鼓楼区", "浙江省", "大理州"]),
        st.floats(0.1, 9),
        max_size=5,
    )
)
def test_certainty_is_a_share_and_the_division_fits(weights: dict[str, float]) -> None:
    places = context(weights)
    for deictic in ("省", "市", "区", "县", "州", "旗", "自治区"):
        place = places.resolve(deictic)
        if place is not None:
            assert 0.6 <= place.certainty <= 1 and place.division.name.endswith(deictic)
            assert places.resolve(deictic) == place


def test_titles_of_events() -> None:
    places = ("浙江省", "金华市", "义乌市")
    assert event_label("全省工会现场会", places) == "浙江省工会现场会"
    assert event_label("全市职工运动会", places) == "金华市职工运动会"
    assert event_label("市总工会全委会", places) == "金华市总工会全委会"
    assert event_label("区域合作论坛", places) == "区域合作论坛"
    assert event_label("市民运动会", places) == "市民运动会"
    assert event_label("全市职工运动会", ("", "", "")) == "全市职工运动会"


def test_short_names_of_companies() -> None:
    full = "柳州青禾纺织有限公司"
    assert fuller_names({full: "company", "青禾纺织公司": "company"}) == {"青禾纺织公司": full}
    assert fuller_names(
        {full: "company", "柳州青禾纺织集团有限公司": "company", "青禾纺织公司": "company"}
    ) == {full: "柳州青禾纺织集团有限公司"}
    assert fuller_names({"柳州市总工会": "union", "市总工会": "union"}) == {}
