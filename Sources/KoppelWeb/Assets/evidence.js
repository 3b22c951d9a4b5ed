// What proves a flow: facts, rules, and the records with the lines of both files side by side.
import { api, debounced, h, query, replace, toast, WindowedList } from "/assets/dom.js";
import { date, delay, money, number, percent, t, word } from "/assets/texts.js";

export const facts = (pairs) => h("dl", { class: "facts" }, pairs.filter(([, value]) => value !== null && value !== undefined)
  .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));

const systemName = (landscape, id) => landscape.systems.find((system) => system.id === id)?.name ?? id;

export function route(flow, landscape) {
  const ends = flow.ends ?? [flow.source, flow.target];
  return ends.map((end) => systemName(landscape, end.system)).join(flow.ends ? " – " : " → ");
}

export function subject(flow) {
  const ends = flow.ends ?? [flow.source, flow.target];
  const [from, to] = ends.map((end) => word("entity", end.entity));
  return from === to ? from : `${from} → ${to}`;
}

/** The flows of an arrow, one after the other behind tabs. */
export function flowPanel(flows, landscape, store) {
  const body = h("div", {});
  const tabs = flows.map((flow) => h("button", { role: "tab", "aria-selected": "false", onclick: () => show(flow) }, subject(flow)));
  function show(flow) {
    tabs.forEach((tab, index) => tab.setAttribute("aria-selected", String(flows[index] === flow)));
    replace(body, flowDetails(flow, store));
  }
  show(flows[0]);
  return [h("h2", { tabindex: "-1" }, route(flows[0], landscape)),
    flows.length > 1 ? h("div", { class: "tabs", role: "tablist", "aria-label": t("panel.flows") }, tabs) : h("p", { class: "subject" }, subject(flows[0])), body];
}

function flowDetails(flow, store) {
  const isLink = Boolean(flow.ends);
  const conflicts = (flow.conflicts ?? []).filter((conflict) => conflict.conflicting > 0);
  return [
    h("p", { class: "id" }, h("code", {}, flow.id)),
    facts([
      [t("flow.mechanism"), isLink ? t("flow.unknownDirection") : word("mechanism", flow.mechanism)],
      [t("flow.sure"), percent(flow.confidence)],
      [t("flow.coverage"), percent(flow.coverage)],
      [t("flow.linked"), number(flow.records.linked)],
      isLink ? ["", null] : [t("flow.leaked"), number(flow.records.leaked)],
      [t("flow.delay"), flow.lagSeconds ? delay(flow.lagSeconds) : null],
      [t("flow.volume"), flow.yearlyVolume ? number(flow.yearlyVolume) : null],
      [t("flow.lost"), flow.leakedAmount?.value ? money(flow.leakedAmount.value, flow.leakedAmount.currency) : null],
      [t("flow.stopped"), flow.stoppedAt ? date(flow.stoppedAt) : null],
      [t("flow.conflicts"), conflicts.length ? number(Math.max(...conflicts.map((conflict) => conflict.conflicting))) : null],
    ]),
    flow.key.length ? h("section", {}, h("h3", {}, t("flow.key")), h("ul", {}, flow.key.map((key) => h("li", {}, h("code", {}, key.sourceField), " = ", h("code", {}, key.targetField))))) : null,
    h("section", {}, h("h3", {}, t("flow.why")), h("ul", { class: "reasons" }, flow.evidence.map((fact) =>
      h("li", { class: fact.weight < 0 ? "against" : "for" }, fact.statement, " ", h("span", { class: "weight" }, `${fact.weight < 0 ? t("flow.against") : t("flow.for")} ${number(Math.abs(fact.weight), 2)}`),
        fact.places.slice(0, 3).map((place) => h("button", { class: "link place", onclick: (event) => openLines(event.target, [place]) }, `${place.file}:${place.line ?? ""}`)))))),
    isLink ? null : recordsPart(flow),
  ];
}

function recordsPart(flow) {
  const total = h("p", { class: "count", role: "status" });
  const lines = h("div", { class: "lines" });
  let status = "";
  let find = "";
  const read = (from, count) => api("GET", "/api/records" + query({ flow: flow.id, status, find, from, count }));
  const list = new WindowedList({
    rowHeight: 44,
    label: t("records.title"),
    load: async (from, count) => (await read(from, count)).records,
    row: (record) => h("button", { class: "record", onclick: () => showBoth(record) },
      h("span", { class: `mark ${record.status}`, "aria-hidden": "true" }), h("span", { class: "name" }, record.number),
      h("span", { class: "what" }, word("status", record.status) + (record.fields.length ? `: ${record.fields.join(", ")}` : "")),
      h("span", { class: "where" }, record.amount !== undefined && record.amount !== null ? number(record.amount, 2) : `${record.file}:${record.line}`)),
  });
  async function showBoth(record) {
    const places = [{ file: record.file, line: record.line, number: record.number }];
    if (record.other) places.push({ file: record.other.file, line: record.other.line, number: record.other.number });
    await showLines(lines, places, record.fields);
    lines.scrollIntoView({ block: "nearest" });
  }
  const chips = h("div", { class: "chips", role: "group", "aria-label": t("records.filter") });
  const search = h("label", { class: "search" }, h("span", { class: "hidden" }, t("records.find")), h("input", { type: "search", placeholder: t("records.find"), oninput: debounced(200, (event) => {
    find = event.target.value;
    begin();
  }) }));
  async function begin() {
    try {
      const page = await read(0, 1);
      chips.hidden = search.hidden = Object.keys(page.counts).length === 0;
      replace(chips, ["", ...Object.keys(page.counts).sort()].map((name) => h("button", { class: "chip", "aria-pressed": String(status === name), onclick: () => {
        status = name;
        begin();
      } }, name ? `${word("status", name)} ${number(page.counts[name])}` : t("records.all"))));
      total.textContent = page.total ? t("records.count", { count: page.total }) : t("records.none");
      list.element.hidden = page.total === 0;
      list.reset(page.total);
    } catch (error) {
      toast(error.message, true);
    }
  }
  begin();
  return h("section", {}, h("h3", {}, t("records.title")), chips, search, total, list.element, lines);
}

/** Shows the lines of some places below an element. */
export function openLines(element, places) {
  const holder = element.closest("li, tr, .place-holder") ?? element.parentElement;
  const former = holder.querySelector(":scope > .lines");
  if (former) return former.remove();
  const lines = h("div", { class: "lines" });
  holder.append(lines);
  return showLines(lines, places, []);
}

async function showLines(box, places, fields) {
  try {
    const excerpts = await Promise.all(places.map((place) => api("GET", "/api/lines" + query({ file: place.file, line: place.line ?? 1, count: 12 }))));
    replace(box, h("div", { class: places.length > 1 ? "sides" : "sides single" }, places.map((place, index) => side(place, excerpts[index], fields))));
  } catch (error) {
    replace(box, h("p", { role: "alert", class: "trouble" }, error.message));
  }
}

function side(place, lines, fields) {
  const own = lines.find((line) => line.number === (place.line ?? 1));
  const header = lines.find((line) => line.number < (place.line ?? 1));
  const title = h("h4", {}, place.number ? h("strong", {}, place.number) : null, " ", h("code", {}, `${place.file}:${place.line ?? 1}`));
  const table = header && own ? asTable(header.text, own.text, fields) : null;
  if (table) return h("figure", { class: "side" }, title, table);
  return h("figure", { class: "side" }, title, h("pre", { tabindex: "0" }, lines.map((line) =>
    h("div", { class: line === own ? "own" : "" }, h("span", { class: "number", "aria-hidden": "true" }, line.number), broken(line.text) + (line.isCut ? "…" : "")))));
}

/** A long line of XML as one for each element: programs write whole documents on one line. */
const broken = (text) => text.length > 200 && text.trimStart().startsWith("<") ? text.replaceAll("><", ">\n<") : text;

/** A line of delimited text as names and values; null where it does not fit its header. */
function asTable(header, line, fields) {
  const delimiter = [";", "\t", "|", ","].map((mark) => [split(header, mark).length, mark]).sort((a, b) => b[0] - a[0])[0][1];
  const names = split(header, delimiter);
  const values = split(line, delimiter);
  if (names.length < 2 || names.length !== values.length) return null;
  const rows = names.map((name, index) => [name, values[index]]).filter(([name, value]) => value !== "" || fields.includes(name));
  rows.sort((a, b) => Number(fields.includes(b[0])) - Number(fields.includes(a[0])));
  return h("table", { class: "values" }, h("tbody", {}, rows.map(([name, value]) =>
    h("tr", { class: fields.includes(name) ? "differs" : "" }, h("th", { scope: "row" }, name), h("td", {}, value)))));
}

function split(line, delimiter) {
  const values = [];
  let value = "";
  let isQuoted = false;
  for (let index = 0; index < line.length; index++) {
    const mark = line[index];
    if (isQuoted) {
      if (mark === '"' && line[index + 1] === '"') value += line[++index];
      else if (mark === '"') isQuoted = false;
      else value += mark;
    } else if (mark === '"' && value === "") isQuoted = true;
    else if (mark === delimiter) {
      values.push(value);
      value = "";
    } else value += mark;
  }
  values.push(value);
  return values;
}

export function systemPanel(system, landscape) {
  const flows = landscape.flows.filter((flow) => flow.source.system === system.id || flow.target.system === system.id);
  return [
    h("h2", { tabindex: "-1" }, system.name),
    facts([[t("system.kind"), word("kind", system.kind)], [t("system.datasets"), number(system.datasets.length)],
      [t("system.records"), number(system.datasets.reduce((sum, dataset) => sum + (dataset.parent ? 0 : dataset.records), 0))], [t("system.importer"), system.importer]]),
    h("section", {}, h("h3", {}, t("system.datasets")), h("ul", { class: "plain-list" }, system.datasets.map((dataset) =>
      h("li", {}, h("strong", {}, word("entity", dataset.entity)), " ", t("system.recordCount", { count: dataset.records }), h("br", {}), h("code", {}, dataset.id))))),
    flows.length ? h("section", {}, h("h3", {}, t("panel.flows")), h("ul", { class: "plain-list" }, flows.map((flow) =>
      h("li", {}, h("a", { href: `#/map/${encodeURIComponent(flow.id)}` }, `${route(flow, landscape)}: ${subject(flow)}`))))) : h("p", {}, t("map.apart", { name: system.name })),
    h("p", {}, h("a", { class: "button", href: `#/exports/${encodeURIComponent(system.id)}` }, t("system.correct"))),
  ];
}
