"""The page: ``graph.html``, one file that opens by double click and asks for nothing.

pyvis makes it on the networkx graph, through a template of our own (``templates/page.html``),
because pyvis's templates point at content delivery networks. vis-network itself is taken from
pyvis's package and written into the page.

Text from documents is hostile. It travels only as JSON in blocks that browsers do not run, with
``<``, ``>`` and ``&`` escaped; the script shows it through ``textContent`` and on the canvas alone;
and the page's content security policy lets nothing run but the scripts whose checksums it names,
and nothing load at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import os
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx

from kg.model import ResolvedDocument
from kg.view.evidence import Passage
from kg.view.layout import positions
from kg.view.network import FactView, build_network
from kg.view.wording import CLASS_NAMES, FACT_NAMES, LEVEL_NAMES, RELATION_NAMES, kind_name, wrapped

__all__ = ["MAX_FACTS", "MAX_NODES", "render_page", "write_page"]

MAX_NODES = 3000
"""A browser draws so many nodes without stutter; of more, those with the most facts are shown."""

MAX_FACTS = 20_000
"""About 12 MB of page. Of more facts the surest are shown."""

_SHAPES = {
    "organisation": ("square", "#0072B2"),
    "person": ("dot", "#E69F00"),
    "award": ("star", "#D55E00"),
    "programme": ("triangle", "#009E73"),
    "event": ("diamond", "#CC79A7"),
}
"""Class → vis shape and colour. Colours: Okabe & Ito, "Color Universal Design" (2008)."""

_HTML_SIGNIFICANT = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def write_page(documents: Iterable[ResolvedDocument], path: Path) -> None:
    """Write the page of `documents` to `path`, whole or not at all, and nothing beside it.

    The same documents give the same bytes in any order. Raises OSError where `path` cannot be
    written; an earlier page then stands as it was.
    """
    page = render_page(build_network(documents)).encode("utf-8")
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_bytes(page)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def render_page(graph: nx.DiGraph, max_nodes: int = MAX_NODES, max_facts: int = MAX_FACTS) -> str:
    """The page of a network made by :func:`kg.view.network.build_network`, as HTML."""
    # pyvis brings IPython with it, half a second that other commands need not wait for.
    from pyvis.network import Network

    shown = _most_stated(graph, max_nodes)
    facts = sorted(sorted(graph.graph["facts"], key=lambda f: (-f.confidence, f))[:max_facts])
    index = {node: i for i, node in enumerate(sorted(shown))}
    labels = {node: wrapped(shown.nodes[node]["label"]) for node in index}
    sizes = {node: _size(shown.degree(node)) for node in index}
    fonts = {node: _font(shown.degree(node)) for node in index}
    places = positions(shown, {node: _box(labels[node], sizes[node], fonts[node]) for node in index})

    network = Network(directed=True, cdn_resources="in_line")
    network.options = _OPTIONS
    for node, i in index.items():
        cls = shown.nodes[node]["cls"]
        x, y = places[node]
        network.add_node(
            i,
            label=labels[node],
            group=cls,
            shape=_SHAPES[cls][0],
            size=sizes[node],
            x=x,
            y=y,
            font={"size": fonts[node]},
        )
    edges = sorted((index[a], index[b], data) for a, b, data in shown.edges(data=True))
    for i, (source, target, data) in enumerate(edges):
        network.add_edge(
            source, target, id=i, width=min(5, 1 + len(data["facts"]) // 2), dashes=not data["facts"]
        )

    templates = files("kg.view") / "templates"
    style = (templates / "page.css").read_text(encoding="utf-8")
    script = (templates / "page.js").read_text(encoding="utf-8")
    vis = _vis_network()
    network.set_template_dir(str(templates), "page.html")
    network.templateEnv.filters["script_json"] = _script_json
    network.templateEnv.globals.update(
        csp=_policy((vis, script), style),
        vis_script=vis,
        page_script=script,
        page_style=style,
        content=_content(graph, shown, edges, facts),
    )
    html: str = network.generate_html()
    return html


def _most_stated(graph: nx.DiGraph, limit: int) -> nx.DiGraph:
    """The `limit` nodes with the most facts, then the most neighbours, and what connects them."""
    if len(graph) <= limit:
        return graph
    ranked = sorted(graph, key=lambda n: (-len(graph.nodes[n]["facts"]), -graph.degree(n), n))
    return graph.subgraph(ranked[:limit])


def _content(
    graph: nx.DiGraph,
    shown: nx.DiGraph,
    edges: list[tuple[int, int, dict[str, Any]]],
    facts: list[FactView],
) -> dict[str, Any]:
    """What the page's script shows, with documents and facts by their index."""
    documents = {view: i for i, view in enumerate(graph.graph["documents"])}
    numbered = {fact: i for i, fact in enumerate(facts)}

    def passage(item: Passage) -> list[Any]:
        return [
            documents[item.document],
            item.start,
            item.end,
            item.quote,
            item.clean,
            item.before,
            item.after,
        ]

    def known(items: Iterable[FactView]) -> list[int]:
        return [numbered[item] for item in items if item in numbered]

    return {
        "names": {"cls": CLASS_NAMES, "fact": FACT_NAMES, "relation": RELATION_NAMES},
        "classes": [[cls, *CLASS_NAMES[cls], *_SHAPES[cls]] for cls in CLASS_NAMES if cls in _SHAPES],
        "totals": {
            "nodes": len(graph),
            "facts": len(graph.graph["facts"]),
        },
        "documents": [[view.name, [title for title in view.titles if title]] for view in documents],
        "facts": [[f.kind, f.sentence, f.confidence, passage(f.passage)] for f in facts],
        "nodes": [
            {
                "label": data["label"],
                "cls": data["cls"],
                "kind": kind_name(data["cls"], data["kind"]),
                "level": LEVEL_NAMES.get(data["level"], data["level"]),
                "docs": [documents[view] for view in data["documents"]],
                "facts": known(data["facts"]),
                "mentions": data["mentions"],
                "aliases": [[alias.text, alias.reason] for alias in data["aliases"]],
                "passages": [passage(item) for item in data["passages"][:_MAX_PASSAGES]],
            }
            for _, data in sorted(shown.nodes(data=True))
        ],
        "edges": [
            {
                "relations": data["relations"],
                "facts": known(data["facts"]),
                "short": _short(data),
            }
            for _, _, data in edges
        ],
    }


_MAX_PASSAGES = 5
"""Places where an entity without facts is mentioned that the page quotes."""


def _short(edge: Mapping[str, Any]) -> str:
    """What an edge is labelled with: the posts, else the relations, cut where it is long."""
    posts = sorted({fact.short for fact in edge["facts"] if fact.short})
    words = posts or [RELATION_NAMES[relation][0] for relation in edge["relations"]]
    text = "、".join(words)
    return text if len(text) <= 18 else text[:17] + "…"


def _size(degree: int) -> int:
    return round(min(34.0, 8 + 3.4 * math.sqrt(degree)))


def _font(degree: int) -> int:
    """Larger labels stay legible when zoomed out; small ones are hidden there by vis."""
    return 13 + min(13, round(3 * math.log2(1 + degree / 2)))


def _box(label: str, size: int, font: int) -> tuple[float, float]:
    lines = label.split("\n")
    width = max(sum(0.55 if ord(c) < 0x2E80 else 1.0 for c in line) for line in lines) * font
    return max(2.0 * size, width) + 12, 2.0 * size + len(lines) * font * 1.25 + 14


_OPTIONS: dict[str, Any] = {
    "groups": {
        cls: {
            "shape": shape,
            "color": {
                "background": colour,
                "border": colour,
                "highlight": {"background": colour, "border": "#111111"},
                "hover": {"background": colour, "border": "#666666"},
            },
        }
        for cls, (shape, colour) in _SHAPES.items()
    },
    "nodes": {
        "borderWidth": 1,
        "borderWidthSelected": 3,
        "labelHighlightBold": False,
        "font": {"face": "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"},
        "scaling": {"label": {"drawThreshold": 6}},
    },
    "edges": {
        "smooth": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "selectionWidth": 2,
        "hoverWidth": 1,
        "font": {"size": 12, "align": "middle", "strokeWidth": 4},
        "scaling": {"label": {"drawThreshold": 7}},
    },
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "tooltipDelay": 120,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "keyboard": False,
    },
}


def _vis_network() -> str:
    """The script of vis-network that pyvis ships, without the pointer at its source map."""
    folder = files("pyvis") / "templates" / "lib"
    versions = sorted(
        (tuple(map(int, re.findall(r"\d+", item.name))), item)
        for item in folder.iterdir()
        if item.name.startswith("vis-")
    )
    script = (versions[-1][1] / "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", script)


def _policy(scripts: Iterable[str], style: str) -> str:
    """A content security policy: these scripts and this style; nothing is loaded from anywhere."""

    def checksum(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode()}'"

    return (
        f"default-src 'none'; script-src {' '.join(map(checksum, scripts))}; "
        f"style-src {checksum(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _script_json(value: Any) -> str:
    """JSON that can stand inside a ``<script type="application/json">`` block.

    ``</script>`` and ``<!--`` would end or change the block, so that ``<``, ``>`` and ``&`` are
    written as escapes, as are line separators and lone surrogates.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _HTML_SIGNIFICANT.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
