"use strict";
// Everything that comes from documents is shown as text or drawn on the canvas, never parsed as HTML.
(function () {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const content = read("kg-content");
  const net = read("kg-network");
  const $ = (id) => document.getElementById(id);
  const { nodes, edges, facts, documents, names } = content;
  const factKinds = Object.keys(names.fact);
  const classOf = Object.fromEntries(content.classes.map(([cls, zh, en, shape, color]) => [cls, { zh, en, shape, color }]));
  const FEW = 8, MANY = 30, LISTED = 100;

  function el(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name === "class") element.className = value;
      else if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
      else if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }
  const button = (properties, action, ...children) =>
    el("button", { type: "button", ...properties, on: { click: action } }, ...children);
  const english = (text) => el("small", { lang: "en" }, text);

  const OUTLINES = {
    square: "M2 2h12v12H2z", diamond: "M8 0l7 8-7 8-7-8z", triangle: "M8 1l7.5 13.5H.5z",
    dot: "M8 1a7 7 0 1 0 .01 0z", star: "M8 0l2.3 5.2 5.7.6-4.3 3.8 1.3 5.6L8 12.3 3 15.2l1.3-5.6L0 5.8l5.7-.6z",
  };
  function icon(cls) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", OUTLINES[classOf[cls].shape]);
    path.setAttribute("fill", classOf[cls].color);
    svg.append(path);
    return svg;
  }

  // ------------------------------------------------------------------ what is shown
  const state = {
    classes: new Set(content.classes.map((row) => row[0])),
    documents: new Set(documents.keys()),
    selected: null, // {type: "node" | "edge" | "document", id}
    past: [],
  };
  const adjacent = nodes.map(() => []); // node → [edge, other node]
  net.edges.forEach((edge, id) => {
    adjacent[edge.from].push([id, edge.to]);
    adjacent[edge.to].push([id, edge.from]);
  });
  const factDocument = (fact) => facts[fact][3][0];
  const inDocuments = (fact) => state.documents.has(factDocument(fact));
  const nodeShown = (id) => state.classes.has(nodes[id].cls) && nodes[id].docs.some((d) => state.documents.has(d));
  const edgeShown = (id) =>
    nodeShown(net.edges[id].from) && nodeShown(net.edges[id].to) &&
    (edges[id].facts.length === 0 || edges[id].facts.some(inDocuments));

  for (const [id, node] of nodes.entries()) {
    const tip = el("div", {}, el("strong", {}, node.label), el("br"),
      [classOf[node.cls].zh, node.kind, node.level, `${node.facts.length} 条事实`].filter(Boolean).join(" · "));
    net.nodes[id].title = tip;
  }
  for (const [id, edge] of edges.entries()) {
    const verbs = edge.relations.map((relation) => names.relation[relation][0]).join("、");
    net.edges[id].title = el("div", {}, `${nodes[net.edges[id].from].label} · ${verbs} · ${nodes[net.edges[id].to].label}`);
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const nodeSet = new vis.DataSet(net.nodes);
  const edgeSet = new vis.DataSet(net.edges);
  const network = new vis.Network($("network"), { nodes: nodeSet, edges: edgeSet }, net.options);
  if (edges.length > 1500) network.setOptions({ interaction: { hideEdgesOnDrag: true } });

  const painted = { nodes: new Map(), edges: new Map() };
  function changes(kind, updates) {
    return updates.filter((update) => {
      const key = JSON.stringify(update);
      if (painted[kind].get(update.id) === key) return false;
      painted[kind].set(update.id, key);
      return true;
    });
  }
  const brief = (text) => (text.length > 9 ? text.slice(0, 8) + "…" : text);
  function paint() {
    const { selected } = state;
    const lit = new Set(), litEdges = new Set();
    if (selected && selected.type === "node") {
      lit.add(selected.id);
      for (const [edge, other] of adjacent[selected.id]) { lit.add(other); litEdges.add(edge); }
    } else if (selected && selected.type === "edge") {
      lit.add(net.edges[selected.id].from).add(net.edges[selected.id].to);
      litEdges.add(selected.id);
    }
    const label = color("--label"), faint = color("--edge"), accent = color("--accent"), canvas = color("--canvas");
    nodeSet.update(changes("nodes", nodes.map((_, id) => {
      const bright = lit.size === 0 || lit.has(id);
      return {
        id, hidden: !nodeShown(id), opacity: bright ? 1 : 0.14,
        font: { size: net.nodes[id].font.size, color: bright ? label : label + "2e", strokeWidth: bright ? 3 : 0, strokeColor: canvas },
      };
    })));
    const named = litEdges.size <= 40;
    edgeSet.update(changes("edges", edges.map((edge, id) => {
      const bright = litEdges.has(id);
      return {
        id, hidden: !edgeShown(id), label: bright && named ? brief(edge.short) : "",
        color: { color: bright ? accent : faint, highlight: accent, hover: accent, opacity: lit.size === 0 || bright ? 1 : 0.25 },
        font: { color: label, strokeColor: canvas },
      };
    })));
    $("empty").hidden = nodes.some((_, id) => nodeShown(id));
  }
  function fit() {
    const shown = [...nodes.keys()].filter(nodeShown);
    if (shown.length) network.fit({ nodes: shown, maxZoomLevel: 1.25, animation: false });
  }
  function zoom(factor) {
    network.moveTo({ scale: Math.min(4, Math.max(0.02, network.getScale() * factor)), animation: false });
  }
  function look(ids) {
    const at = network.getPositions(ids);
    const x = ids.reduce((sum, id) => sum + at[id].x, 0) / ids.length;
    const y = ids.reduce((sum, id) => sum + at[id].y, 0) / ids.length;
    const wide = $("network").clientWidth > 640;
    network.moveTo({
      position: { x, y }, scale: Math.max(0.85, network.getScale()), animation: false,
      offset: wide ? { x: -Math.min(400, $("network").clientWidth) / 2, y: 0 } : { x: 0, y: -$("network").clientHeight * 0.3 },
    });
  }

  // ------------------------------------------------------------------ the panel
  function link(id, as) {
    return button({ class: "link" }, () => open({ type: "node", id }, true),
      icon(nodes[id].cls), el("span", { class: "to" }, nodes[id].label), as ? el("span", { class: "as" }, as) : null);
  }
  function documentButton(id) {
    return button({}, () => open({ type: "document", id }), documents[id][0]);
  }
  // Shows `first` of the items, and a button for the rest.
  function some(items, first, make, parent) {
    parent.append(...items.slice(0, first).map(make));
    if (items.length > first) {
      const more = button({ class: "more" }, () => {
        more.remove();
        some(items.slice(first), MANY * 4, make, parent);
      }, `显示其余 ${items.length - first} 条 · Show more`);
      parent.append(more);
    }
    return parent;
  }
  function passage([doc, start, end, quote, clean, before, after], confidence, withDocument) {
    const parts = [el("blockquote", {}, before, el("mark", {}, `“${clean || quote}”`), after)];
    if (clean) parts.push(el("blockquote", {}, "原文 ", el("mark", {}, `“${quote}”`)));
    const meta = el("div", { class: "meta" });
    if (withDocument) meta.append(documentButton(doc));
    meta.append(el("span", { title: "在原文件中的字符位置 Characters of the file, from 0" }, `第 ${start}–${end} 字`));
    if (confidence !== null) {
      const bar = el("i");
      bar.style.width = `${Math.round(confidence * 100)}%`;
      meta.append(el("span", { title: "置信度 Confidence" }, `置信度 ${Math.round(confidence * 100)}%`, el("span", { class: "meter" }, bar)));
    }
    parts.push(meta);
    return parts;
  }
  function factCard(id, withDocument = true) {
    const [, sentence, confidence, where] = facts[id];
    return el("article", { class: "fact" }, el("p", { class: "sentence" }, sentence), ...passage(where, confidence, withDocument));
  }
  function heading(zh, en, count) {
    return el("h3", {}, zh, " ", english(en), count === undefined ? "" : ` ${count}`);
  }
  function factList(ids, parent, withDocument = true) {
    const shown = ids.filter(inDocuments);
    for (const kind of factKinds) {
      const of = shown.filter((id) => facts[id][0] === kind);
      if (!of.length) continue;
      parent.append(heading(...names.fact[kind], of.length));
      some(of, MANY, (id) => factCard(id, withDocument), parent.appendChild(el("div")));
    }
    if (shown.length < ids.length)
      parent.append(el("p", { class: "sub" }, `另有 ${ids.length - shown.length} 条在未勾选的文档中。More in documents that are not ticked.`));
  }
  function nodeDetails(id, panel) {
    const node = nodes[id], { zh, en } = classOf[node.cls];
    panel.append(el("h2", {}, icon(node.cls), node.label),
      el("p", { class: "sub" }, [zh, node.kind, node.level].filter(Boolean).join(" · "), " ", english(en)),
      el("p", { class: "sub" }, `${node.facts.length} 条事实，${node.docs.length} 篇文档中提及 ${node.mentions} 次`));
    const near = adjacent[id].filter(([edge, other]) => edgeShown(edge) && nodeShown(other));
    if (near.length) {
      panel.append(heading("相邻", "Neighbours", near.length));
      const order = Object.keys(names.relation);
      near.sort(([a, x], [b, y]) => order.indexOf(edges[a].relations[0]) - order.indexOf(edges[b].relations[0]) || x - y);
      some(near, FEW, ([edge, other]) => link(other, edges[edge].short), panel.appendChild(el("div", { class: "links" })));
    }
    factList(node.facts, panel);
    if (node.passages.length) {
      panel.append(heading("提及", "Mentioned in"));
      for (const where of node.passages) panel.append(el("article", { class: "fact" }, ...passage(where, null, true)));
    }
    if (node.aliases.length) {
      panel.append(heading("文中写法与依据", "Wordings and why"));
      some(node.aliases, FEW, ([text, reason]) => el("li", {}, text, reason ? el("span", { class: "why" }, reason) : null),
        panel.appendChild(el("ul", { class: "aliases" })));
    }
    panel.append(heading("文档", "Documents", node.docs.length));
    some(node.docs, FEW, (doc) => button({ class: "link" }, () => open({ type: "document", id: doc }), el("span", { class: "to" }, documents[doc][0])),
      panel.appendChild(el("div", { class: "links" })));
  }
  function edgeDetails(id, panel) {
    const { from, to } = net.edges[id], edge = edges[id];
    panel.append(
      el("h2", {}, edge.relations.map((relation) => names.relation[relation][0]).join("、")),
      el("p", { class: "sub" }, english(edge.relations.map((relation) => names.relation[relation][1]).join(", "))),
      el("div", { class: "links" }, link(from, "自 from"), link(to, "至 to")));
    if (!edge.facts.length)
      panel.append(el("p", { class: "sub" }, "由名称与上下文推得，没有单独的陈述。Follows from the names; no statement of its own."));
    factList(edge.facts, panel);
  }
  function documentDetails(id, panel) {
    const [name, titles] = documents[id];
    const ids = [...facts.keys()].filter((fact) => factDocument(fact) === id);
    const entities = [...nodes.keys()].filter((node) => nodes[node].docs.includes(id));
    panel.append(el("h2", {}, name), ...titles.slice(0, FEW).map((title) => el("p", { class: "sub" }, title)),
      el("p", { class: "sub" }, `${ids.length} 条事实，${entities.length} 个实体`),
      el("div", { class: "row" }, button({}, () => { only(id); open({ type: "document", id }); }, "只看这篇 ", english("Only this"))));
    if (!state.documents.has(id)) { state.documents.add(id); listDocuments(); filter(); }
    factList(ids, panel, false);
    if (entities.length) {
      panel.append(heading("实体", "Entities", entities.length));
      some(entities, FEW, (node) => link(node), panel.appendChild(el("div", { class: "links" })));
    }
  }
  const DETAILS = { node: nodeDetails, edge: edgeDetails, document: documentDetails };
  function open(target, move = false, back = false) {
    const { selected } = state;
    if (!back && selected && (selected.type !== target.type || selected.id !== target.id)) state.past.push(selected);
    state.selected = target;
    if (target.type === "node" && !nodeShown(target.id)) showEverything();
    if (target.type === "node") network.selectNodes([target.id], false);
    else if (target.type === "edge") network.setSelection({ nodes: [], edges: [target.id] }, { highlightEdges: false });
    else network.unselectAll();
    const panel = $("panel");
    panel.replaceChildren(el("div", { class: "tools" },
      state.past.length ? button({ class: "back" }, () => open(state.past.pop(), true, true), "← 返回 ", english("Back")) : null,
      target.type === "document" ? null : button({}, () => look(target.type === "node" ? [target.id] : [net.edges[target.id].from, net.edges[target.id].to]), "居中 ", english("Centre")),
      button({ class: "close", "aria-label": "关闭 Close" }, close, "✕")));
    DETAILS[target.type](target.id, panel);
    panel.hidden = false;
    panel.scrollTop = 0;
    paint();
    if (move && target.type === "node") look([target.id]);
    if (move && target.type === "edge") look([net.edges[target.id].from, net.edges[target.id].to]);
  }
  function close() {
    state.selected = null;
    state.past = [];
    $("panel").hidden = true;
    network.unselectAll();
    paint();
  }

  // ------------------------------------------------------------------ filters
  function filter(refit = false) {
    count();
    paint();
    if (refit) fit();
  }
  function showEverything() {
    state.classes = new Set(content.classes.map((row) => row[0]));
    state.documents = new Set(documents.keys());
    listClasses();
    listDocuments();
    filter();
  }
  function only(id) {
    state.documents = new Set([id]);
    listDocuments();
    filter(true);
  }
  function check(checked, toggle, ...children) {
    const box = el("input", { type: "checkbox", checked, on: { change: () => toggle(box.checked) } });
    return el("label", {}, box, ...children);
  }
  function listClasses() {
    $("classes").replaceChildren(...content.classes.map(([cls, zh, en]) => el("div", { class: "check" },
      check(state.classes.has(cls), (on) => { state.classes[on ? "add" : "delete"](cls); filter(); },
        icon(cls), el("span", {}, zh, " ", english(en)), el("span", { class: "count", id: `count-${cls}` })))));
    $("classes").querySelectorAll("input").forEach((box, i) => { box.value = content.classes[i][0]; });
    count();
  }
  function count() {
    const by = Object.fromEntries(content.classes.map((row) => [row[0], 0]));
    for (const node of nodes) if (node.docs.some((doc) => state.documents.has(doc))) by[node.cls] += 1;
    for (const cls of Object.keys(by)) $(`count-${cls}`).textContent = by[cls];
  }
  function matching() {
    const wanted = fold($("document-search").value);
    return [...documents.keys()].filter((id) => fold(documents[id][0] + "\n" + documents[id][1].join("\n")).includes(wanted));
  }
  function listDocuments() {
    const found = matching();
    $("documents").replaceChildren(...found.slice(0, LISTED).map((id) => el("div", { class: "check" },
      check(state.documents.has(id), (on) => { state.documents[on ? "add" : "delete"](id); filter(); }),
      button({ class: "name", title: [documents[id][0], ...documents[id][1]].join("\n") }, () => open({ type: "document", id }), documents[id][0]),
      button({ class: "only", title: "只看这篇 Only this" }, () => only(id), "仅"))));
    if (found.length > LISTED)
      $("documents").append(el("p", { class: "sub" }, `另有 ${found.length - LISTED} 篇，请输入文件名。Type to see more.`));
  }
  $("document-search").addEventListener("input", listDocuments);
  $("all").addEventListener("click", () => { matching().forEach((id) => state.documents.add(id)); listDocuments(); filter(); });
  $("none").addEventListener("click", () => { matching().forEach((id) => state.documents.delete(id)); listDocuments(); filter(); });

  // ------------------------------------------------------------------ search
  function fold(text) { return text.normalize("NFKC").toLowerCase(); }
  const searchable = nodes.map((node) => [fold(node.label), ...node.aliases.map(([text]) => fold(text))]);
  let hits = [], current = 0;
  function search() {
    const wanted = fold($("search").value.trim());
    hits = [];
    current = 0;
    if (wanted) {
      nodes.forEach((node, id) => {
        const at = searchable[id].findIndex((text) => text.includes(wanted));
        if (at < 0) return;
        // Exact names first, then names that begin so, then by how much is known.
        const rank = searchable[id][0] === wanted ? 0 : searchable[id][0].startsWith(wanted) ? 1 : at === 0 ? 2 : 3;
        hits.push({ id, rank, also: at > 0 ? node.aliases[at - 1][0] : "" });
      });
      hits.sort((a, b) => a.rank - b.rank || nodes[b.id].facts.length - nodes[a.id].facts.length || a.id - b.id);
      hits = hits.slice(0, 12);
    }
    showHits(wanted !== "");
  }
  function showHits(visible) {
    $("results").hidden = !visible;
    $("search").setAttribute("aria-expanded", String(visible));
    $("results").replaceChildren(...hits.map(({ id, also }, i) => el("li",
      { role: "option", id: `hit-${i}`, "aria-selected": String(i === current), on: { mousedown: (event) => { event.preventDefault(); choose(i); } } },
      icon(nodes[id].cls), nodes[id].label,
      el("span", { class: "also" }, also ? `又作 ${also}` : !nodeShown(id) ? "已被筛选隐去" : nodes[id].kind))));
    if (!hits.length) $("results").append(el("li", { class: "none" }, "没有找到。No match."));
    if (hits.length) {
      $("search").setAttribute("aria-activedescendant", `hit-${current}`);
      $(`hit-${current}`).scrollIntoView({ block: "nearest" });
    } else $("search").removeAttribute("aria-activedescendant");
  }
  function choose(i) {
    if (!hits[i]) return;
    current = i;
    const { id } = hits[i];
    $("results").hidden = true;
    $("search").setAttribute("aria-expanded", "false");
    open({ type: "node", id }, true);
  }
  $("search").addEventListener("input", search);
  $("search").addEventListener("focus", () => { if ($("search").value.trim()) search(); });
  $("search").addEventListener("blur", () => { $("results").hidden = true; $("search").setAttribute("aria-expanded", "false"); });
  $("search").addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter ends the input method's composition, not the search
    if (event.key === "Enter") { choose(current); event.preventDefault(); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
      current = (current + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      showHits(true);
      event.preventDefault();
    } else if (event.key === "Escape") {
      if ($("results").hidden) { $("search").value = ""; close(); } else $("results").hidden = true;
      event.stopPropagation();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(input|textarea|select)$/i.test(event.target.tagName || "");
    if (event.key === "/" && !typing) { $("search").focus(); $("search").select(); event.preventDefault(); }
    else if (event.key === "Escape" && !typing) close();
  });

  // ------------------------------------------------------------------ begin
  network.on("click", (event) => {
    if (event.nodes.length) open({ type: "node", id: event.nodes[0] });
    else if (event.edges.length) open({ type: "edge", id: event.edges[0] });
    else close();
  });
  $("zoom-in").addEventListener("click", () => zoom(1.3));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  $("fit").addEventListener("click", fit);
  dark.addEventListener("change", paint);
  const number = (value) => el("b", {}, value.toLocaleString("zh-CN"));
  $("totals").append(number(nodes.length), " 个实体 · ", number(edges.length), " 条关系 · ", number(facts.length), " 条事实 · ",
    number(documents.length), " 篇文档", el("br"), english("entities · relations · facts · documents"));
  const cut = [];
  if (nodes.length < content.totals.nodes)
    cut.push(`共 ${content.totals.nodes} 个实体，这里只显示事实最多的 ${nodes.length} 个。The ${nodes.length} entities with the most facts, of ${content.totals.nodes}.`);
  if (facts.length < content.totals.facts)
    cut.push(`共 ${content.totals.facts} 条事实，这里只列置信度最高的 ${facts.length} 条。The ${facts.length} surest facts, of ${content.totals.facts}.`);
  if (cut.length) {
    $("truncated").textContent = cut.join(" ") + " 全部在 graph.ttl 中。All are in graph.ttl.";
    $("truncated").hidden = false;
  }
  listClasses();
  listDocuments();
  filter(true);
  window.kgPage = { network, nodes, edges, facts, state, open, close, fit };
})();
