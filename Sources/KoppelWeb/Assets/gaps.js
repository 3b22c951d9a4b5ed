// What is wrong: the list, its evidence, and what the reader decides about it.
import { api, h, replace, toast } from "/assets/dom.js";
import { money, moneyRange, number, percent, t, word } from "/assets/texts.js";
import { facts, openLines } from "/assets/evidence.js";

const filter = { words: "", severity: "", status: "open" };

export async function gapsView(main, store, detail) {
  const [document_, decisions, landscape] = await Promise.all([store.part("/api/gaps"), store.part("/api/decisions"), store.part("/api/landscape")]);
  const gaps = document_.gaps;
  const reasons = new Map(decisions.map((decision) => [decision.gap, decision.reason]));
  const maximum = Math.max(0, ...gaps.map((gap) => gap.yearlyCost.high));
  const list = h("ul", { class: "gaps" });
  const count = h("p", { class: "count", role: "status" });
  const open = gaps.filter((gap) => gap.status !== "accepted");
  const total = store.workbench.snapshot.yearlyCost;

  function draw() {
    const words = filter.words.toLowerCase();
    const shown = gaps.filter((gap) => (!filter.severity || gap.severity === filter.severity)
      && (filter.status === "all" || (filter.status === "accepted") === (gap.status === "accepted"))
      && (!words || `${gap.title} ${gap.id} ${word("gap", gap.kind)}`.toLowerCase().includes(words)));
    count.textContent = t("gaps.shown", { shown: shown.length, count: gaps.length });
    replace(list, shown.map((gap) => gapItem(gap, gap.id === detail)));
    if (!shown.length) replace(list, h("li", { class: "empty" }, gaps.length ? t("gaps.noneShown") : t("gaps.none")));
  }

  function gapItem(gap, isOpen) {
    const cost = gap.yearlyCost;
    const body = h("div", { class: "body" });
    const place = (value) => `${maximum > 0 ? Math.min(100, (value / maximum) * 100) : 0}%`;
    const item = h("details", { class: `gap ${gap.severity} ${gap.status}`, open: isOpen, ontoggle: () => item.open && !body.hasChildNodes() && replace(body, gapBody(gap)) },
      h("summary", {},
        h("span", { class: `badge ${gap.severity}` }, word("severity", gap.severity)),
        h("h2", { class: "title" }, gap.title, gap.status === "new" ? null : h("span", { class: "state" }, word("gapStatus", gap.status))),
        h("span", { class: "cost" }, cost.likely > 0 ? t("gaps.year", { amount: money(cost.likely, cost.currency) }) : t("gaps.unpriced")),
        cost.high <= 0 ? null : h("span", { class: "range", "aria-hidden": "true", style: { "--from": place(cost.low), "--to": place(cost.high), "--at": place(cost.likely) } })),
      body);
    if (isOpen) replace(body, gapBody(gap));
    return h("li", {}, item);
  }

  function gapBody(gap) {
    const cost = gap.yearlyCost;
    const ends = [gap.source, gap.target].filter(Boolean).map((end) => landscape.systems.find((system) => system.id === end.system)?.name ?? end.system);
    const flow = landscape.flows.find((one) => gap.id.endsWith(`:${one.id}`)) ?? landscape.links.find((one) => gap.id.endsWith(`:${one.id}`));
    return [
      h("p", { class: "id" }, h("code", {}, gap.id)),
      h("p", {}, gap.explanation),
      facts([[t("gaps.kind"), word("gap", gap.kind)], [t("gaps.process"), word("process", gap.process)], [t("gaps.between"), ends.join(" → ")],
        [t("gaps.records"), number(gap.records)], [t("gaps.risk"), gap.amountAtRisk ? money(gap.amountAtRisk.value, gap.amountAtRisk.currency) : null],
        [t("gaps.hours"), gap.yearlyHours.likely > 0 ? number(gap.yearlyHours.likely, 1) : null],
        [t("gaps.range"), cost.likely > 0 ? moneyRange(cost) : null], [t("flow.sure"), percent(gap.confidence)]]),
      gap.assumptions.length ? h("section", {}, h("h3", {}, t("gaps.assumptions")), h("ul", {}, gap.assumptions.map((text) => h("li", {}, text))),
        h("p", {}, h("a", { href: "#/assumptions" }, t("gaps.change")))) : null,
      gap.evidence.length ? h("section", {}, h("h3", {}, t("gaps.evidence")), h("ul", { class: "plain-list" }, gap.evidence.slice(0, 20).map((evidence) =>
        h("li", {}, h("button", { class: "link place", "aria-expanded": "false", onclick: (event) => {
          event.currentTarget.setAttribute("aria-expanded", String(event.currentTarget.getAttribute("aria-expanded") !== "true"));
          openLines(event.currentTarget, [evidence]);
        } }, `${evidence.file}:${evidence.line}`), evidence.value ? h("span", { class: "what" }, ` ${evidence.field ?? ""} ${evidence.value}`) : null))),
        gap.evidence.length > 20 ? h("p", { class: "count" }, t("gaps.more", { count: gap.evidence.length - 20 })) : null) : null,
      flow ? h("p", {}, h("a", { class: "button", href: `#/map/${encodeURIComponent(flow.id)}` }, t("gaps.onMap"))) : null,
      decision(gap),
    ];
  }

  function decision(gap) {
    const send = async (reason) => {
      try {
        await api("POST", "/api/decision", { gap: gap.id, reason });
        toast(reason === null ? t("gaps.reopened") : t("gaps.accepted"));
        await store.refresh();
        await gapsView(main, store, "");
      } catch (error) {
        toast(error.message, true);
      }
    };
    if (gap.status === "accepted") {
      return h("div", { class: "decision" }, h("p", {}, h("strong", {}, t("gaps.acceptedBecause")), " ", reasons.get(gap.id) ?? ""), h("button", { onclick: () => send(null) }, t("gaps.reopen")));
    }
    const reason = h("input", { type: "text", required: true, "aria-label": t("gaps.why"), placeholder: t("gaps.why") });
    return h("form", { class: "decision", onsubmit: (event) => {
      event.preventDefault();
      if (reason.value.trim()) send(reason.value.trim());
    } }, reason, h("button", {}, t("gaps.accept")), h("span", { class: "hint" }, t("gaps.acceptHint")));
  }

  const choice = (label, name, values) => h("label", {}, h("span", { class: "hidden" }, label), h("select", { "aria-label": label, onchange: (event) => {
    filter[name] = event.target.value;
    draw();
  } }, values.map(([value, text]) => h("option", { value, selected: filter[name] === value }, text))));
  // What a link names is shown whatever the filter.
  const named = gaps.find((gap) => gap.id === detail);
  if (named) Object.assign(filter, { words: "", severity: "", status: named.status === "accepted" ? "all" : "open" });
  replace(main, h("div", { class: "page" }, h("h1", {}, t("nav.gaps")),
    h("p", { class: "lead" }, gaps.length ? t("gaps.lead", { count: open.length, amount: money(total, gaps[0].yearlyCost.currency) }) : t("gaps.none")),
    h("div", { class: "controls" },
      h("label", { class: "search" }, h("span", { class: "hidden" }, t("gaps.search")), h("input", { type: "search", placeholder: t("gaps.search"), value: filter.words, oninput: (event) => {
        filter.words = event.target.value;
        draw();
      } })),
      choice(t("gaps.severity"), "severity", [["", t("gaps.anySeverity")], ...["high", "medium", "low"].map((name) => [name, word("severity", name)])]),
      choice(t("gaps.status"), "status", [["open", t("gaps.open")], ["accepted", t("gaps.acceptedOnes")], ["all", t("gaps.all")]])),
    count, list));
  draw();
  if (named) list.querySelector("details[open]")?.scrollIntoView({ block: "start" });
}
