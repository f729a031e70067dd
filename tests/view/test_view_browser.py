"""The page in a real browser, without a network."""

import time

import pytest
from headless import Chromium, find_chromium
from view_samples import hostile, many, small

from kg.view.network import build_network
from kg.view.page import render_page, write_page

PROGRAM = find_chromium()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium or Chrome is installed")


@pytest.fixture(scope="module")
def browser():
    with Chromium(PROGRAM) as found:
        yield found


@pytest.fixture
def opened(browser, tmp_path):
    """Opens the page of some documents in a fresh state; afterwards it must have been quiet."""

    def open_page(documents):
        path = tmp_path / "graph.html"
        write_page(documents, path)
        browser.events.clear()
        browser.open(path.as_uri())
        return browser

    yield open_page
    assert browser.problems() == []
    assert [url for url in browser.requests() if not url.startswith("file://")] == []
    assert len(browser.requests()) == 1


def node(browser, label):
    return browser.evaluate(f"kgPage.nodes.findIndex(node => node.label === {label!r})")


def on_screen(browser, label):
    """Where a node stands in the window."""
    return browser.evaluate(
        f"""(() => {{ const id = kgPage.nodes.findIndex(node => node.label === {label!r});
        const at = kgPage.network.canvasToDOM(kgPage.network.getPositions([id])[id]);
        const box = document.getElementById('network').getBoundingClientRect();
        return [at.x + box.left, at.y + box.top]; }})()"""
    )


def panel(browser):
    return browser.evaluate(
        "document.getElementById('panel').hidden ? '' : document.getElementById('panel').innerText"
    )


def hidden(browser, label):
    return browser.evaluate(f"kgPage.network.body.nodes[{node(browser, label)}].options.hidden")


def search(browser, text):
    browser.evaluate("document.getElementById('search').value = ''")
    browser.evaluate("document.getElementById('search').focus()")
    browser.type(text)


def test_the_page_draws_its_nodes_and_keeps_still(opened):
    browser = opened(many(3))
    assert browser.evaluate("document.querySelectorAll('canvas').length") == 1
    before = browser.evaluate("JSON.stringify(kgPage.network.getPositions())")
    x, y = on_screen(browser, "南江市总工会")
    pixel = browser.evaluate(
        f"""(() => {{ const canvas = document.querySelector('canvas'), box = canvas.getBoundingClientRect();
        const k = canvas.width / box.width;
        const at = [({x} - box.left) * k, ({y} - box.top) * k];
        return [...canvas.getContext('2d').getImageData(...at, 1, 1).data]; }})()"""
    )
    assert pixel == [0, 0x72, 0xB2, 255]
    time.sleep(2)
    assert browser.evaluate("JSON.stringify(kgPage.network.getPositions())") == before
    assert browser.evaluate("getComputedStyle(document.getElementById('filters')).overflow") == "auto"


def test_a_real_click_on_a_node_shows_its_facts_and_quotes(opened):
    browser = opened([small()])
    assert panel(browser) == ""
    browser.click(*on_screen(browser, "陆知远"))
    shown = panel(browser)
    assert "陆知远 · 任 · 南江市总工会 党组书记" in shown
    assert "“南江市总工会党组书记、常务副主席陆知远”" in shown
    assert "南江工会.txt" in shown
    assert "置信度 93%" in shown
    marked = browser.evaluate("[...document.querySelectorAll('#panel mark')].map(m => m.textContent)")
    assert marked == ["“南江市总工会党组书记、常务副主席陆知远”"] * 2
    browser.evaluate("document.querySelector('#panel .link').click()")
    assert "帮助农民工平安返乡 · 20.6万人次" in panel(browser)
    browser.press("Escape")
    assert panel(browser) == ""


def test_a_real_click_on_an_edge_shows_what_states_it(opened):
    browser = opened([small()])
    (ax, ay), (bx, by) = on_screen(browser, "顾青禾"), on_screen(browser, "南江市总工会")
    browser.click(ax + (bx - ax) / 2, ay + (by - ay) / 2)
    shown = panel(browser)
    assert "holds a post in" in shown
    assert "“市总工会主席顾青禾”" in shown


def test_an_edge_without_facts_says_so(opened):
    browser = opened([small()])
    browser.evaluate(
        "kgPage.open({type: 'edge', id: kgPage.edges.findIndex(edge => edge.relations[0] === 'part_of')})"
    )
    assert "没有单独的陈述" in panel(browser)


def test_search_finds_by_name_and_by_wording_with_the_keyboard(opened):
    browser = opened([small()])
    search(browser, "该会")
    assert browser.evaluate("document.getElementById('results').innerText").split() == [
        "南江市总工会",
        "又作",
        "该会",
    ]
    browser.press("Enter")
    assert browser.evaluate("kgPage.network.getSelectedNodes()") == [node(browser, "南江市总工会")]
    assert "南江市总工会" in panel(browser)
    search(browser, "总工会")
    browser.press("ArrowDown")
    browser.press("Enter")
    assert browser.evaluate("kgPage.network.getSelectedNodes()") == [node(browser, "江北省总工会")]
    search(browser, "查无此人")
    assert "没有找到" in browser.evaluate("document.getElementById('results').innerText")
    browser.press("Enter")


def test_the_found_node_is_in_sight_and_the_others_fade(opened):
    browser = opened(many(4))
    search(browser, "青石市总工会")
    browser.press("Enter")
    x, y = on_screen(browser, "青石市总工会")
    assert 268 < x < 880
    assert 53 < y < 800
    assert (
        browser.evaluate(f"kgPage.network.body.nodes[{node(browser, '云溪市总工会')}].options.opacity") < 0.5
    )
    assert (
        browser.evaluate(f"kgPage.network.body.nodes[{node(browser, '青石市总工会')}].options.opacity") == 1
    )


def test_filters_hide_classes_and_documents(opened):
    browser = opened(many(3))
    browser.evaluate("document.querySelector('#classes input[value=award]').click()")
    assert hidden(browser, "全国五一劳动奖状") is True
    assert hidden(browser, "南江市总工会") is False
    browser.evaluate("document.querySelectorAll('#documents input')[0].click()")
    assert hidden(browser, "南江市总工会") is True
    assert hidden(browser, "云溪市总工会") is False
    browser.evaluate("document.getElementById('none').click()")
    assert browser.evaluate("document.getElementById('empty').hidden") is False
    search(browser, "南江市总工会")
    assert "已被筛选隐去" in browser.evaluate("document.getElementById('results').innerText")
    browser.press("Enter")
    assert hidden(browser, "南江市总工会") is False


def test_facts_of_documents_that_are_not_ticked_are_left_out(opened):
    browser = opened(many(3))
    browser.evaluate("document.querySelectorAll('#documents input')[0].click()")
    browser.evaluate(f"kgPage.open({{type: 'node', id: {node(browser, '江北省五一劳动奖章')}}})")
    assert "条在未勾选的文档中" in panel(browser)
    assert "001_" not in browser.evaluate(
        "[...document.querySelectorAll('#panel .fact')].map(f => f.innerText).join()"
    )


def test_a_document_shows_its_facts(opened):
    browser = opened([small()])
    browser.evaluate("document.querySelector('#documents .name').click()")
    shown = panel(browser)
    assert "南江市总工会服务职工见实效" in shown
    assert "闻笛 · 署名 · 记者" in shown
    assert "南江市五一劳动奖章 · 授予 · 61人" in shown


def test_hostile_names_do_not_run(opened):
    browser = opened([hostile()])
    for identifier in (0, 1):
        browser.evaluate(f"kgPage.open({{type: 'node', id: {identifier}}})")
    browser.evaluate("kgPage.open({type: 'edge', id: 0})")
    browser.evaluate("document.querySelector('#documents .name').click()")
    search(browser, "onerror")
    browser.press("Enter")
    browser.click(500, 400)
    assert browser.evaluate("typeof window.hacked") == "undefined"
    assert browser.evaluate("document.querySelectorAll('img').length") == 0
    assert browser.evaluate("({}).label === undefined") is True


def test_markup_that_got_in_could_not_run_anyway(browser, tmp_path):
    path = tmp_path / "graph.html"
    write_page([small()], path)
    browser.open(path.as_uri())
    browser.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hacked=1\">')"
    )
    browser.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.hacked=2'}))"
    )
    time.sleep(0.2)
    assert browser.evaluate("typeof window.hacked") == "undefined"


def test_of_too_many_nodes_the_page_says_so(browser, tmp_path):
    path = tmp_path / "graph.html"
    path.write_text(render_page(build_network(many(2)), max_nodes=12, max_facts=20), encoding="utf-8")
    browser.open(path.as_uri())
    notice = browser.evaluate("document.getElementById('truncated').innerText")
    assert "只显示事实最多的 12 个" in notice
    assert "置信度最高的 20 条" in notice


def test_an_empty_graph_says_what_to_do(opened):
    browser = opened([])
    assert "kg build" in browser.evaluate("document.getElementById('empty').innerText")
