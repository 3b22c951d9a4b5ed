// The next step with its business case, and the phases that may follow.
import { h, replace } from "/assets/dom.js";
import { money, months, number, percent, t, weeks, word, duration } from "/assets/texts.js";
import { facts } from "/assets/evidence.js";

export async function nextView(main, store) {
  const [roadmap, gaps] = await Promise.all([store.part("/api/roadmap"), store.part("/api/gaps")]);
  const titleOf = (id) => gaps.gaps.find((gap) => gap.id === id)?.title ?? id;
  const stepOf = (id) => roadmap.steps.find((step) => step.id === id)?.title ?? id;
  const gapLink = (id) => h("a", { href: `#/gaps/${encodeURIComponent(id)}` }, titleOf(id));
  const first = roadmap.next;
  const parts = [h("h1", {}, t("nav.next"))];
  if (first) {
    parts.push(h("section", { class: "highlight" }, h("h2", {}, first.title), first.steps.length ? h("ol", {}, first.steps.map((id) => h("li", {}, stepOf(id)))) : null,
      first.standaloneValue ? h("p", {}, first.standaloneValue) : null, caseTable(first)));
    if (first.gapsClosed.length) parts.push(h("section", {}, h("h2", {}, t("next.closes")), h("ul", {}, first.gapsClosed.map((id) => h("li", {}, gapLink(id))))));
    if (first.gapsNarrowed.length) parts.push(h("section", {}, h("h2", {}, t("next.narrows")), h("ul", {}, first.gapsNarrowed.map((id) => h("li", {}, gapLink(id))))));
    if (first.acceptance.length) parts.push(h("section", {}, h("h2", {}, t("next.worked")), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("next.worked") }, h("table", {},
      h("thead", {}, h("tr", {}, [t("next.measure"), t("next.now"), t("next.goal")].map((title, index) => h("th", { scope: "col", class: index ? "number" : "" }, title)))),
      h("tbody", {}, first.acceptance.map((criterion) => h("tr", {}, h("th", { scope: "row" }, word("metric", criterion.metric), h("br", {}), gapLink(criterion.gap)),
        h("td", { class: "number" }, measured(criterion.metric, criterion.baseline)), h("td", { class: "number" }, measured(criterion.metric, criterion.target)))))))));
    parts.push(h("section", {}, h("h2", {}, t("next.why")), h("ul", {}, first.why.map((text) => h("li", {}, text)), first.robustness ? h("li", {}, t("next.robust", { share: percent(first.robustness.staysFirst), count: first.robustness.scenarios })) : null)));
  } else {
    parts.push(h("section", { class: "highlight" }, h("p", {}, sentence(roadmap.reason ?? t("next.none")))));
  }
  if (roadmap.runnersUp.length) parts.push(h("section", {}, h("h2", {}, t("next.runnerUp")), h("ul", {}, roadmap.runnersUp.map((other) => h("li", {}, h("strong", {}, other.title), ": ", other.loses)))));
  if (roadmap.phases.length) parts.push(timeline(roadmap));
  if (roadmap.notPlanned.length) parts.push(h("section", {}, h("h2", {}, t("next.notPlanned")), h("ul", {}, roadmap.notPlanned.map((other) => h("li", {}, gapLink(other.gap), ": ", other.reason)))));
  parts.push(h("p", { class: "actions" }, h("a", { class: "button", href: "#/assumptions" }, t("gaps.change"))));
  replace(main, h("div", { class: "page" }, parts));
}

const sentence = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export const measured = (metric, value) => metric.startsWith("lag.") ? duration(value) : metric === "coverage" || metric.endsWith(".share") ? percent(value) : number(value, 2);

export function caseTable(phase) {
  const cells = (values) => values.map((value, index) => h("td", { class: index === 1 ? "number likely" : "number" }, value));
  const amount = (cost) => [cost.low, cost.likely, cost.high].map((value) => money(value, cost.currency));
  const payback = phase.paybackMonths;
  return [h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("next.case") }, h("table", {}, h("caption", {}, t("next.case")),
    h("thead", {}, h("tr", {}, h("td", { class: "corner" }), [t("low"), t("likely"), t("high")].map((title) => h("th", { scope: "col", class: "number" }, title)))),
    h("tbody", {},
      h("tr", {}, h("th", { scope: "row" }, t("next.cost")), cells(amount(phase.cost))),
      h("tr", {}, h("th", { scope: "row" }, t("next.benefit")), cells(amount(phase.yearlyBenefit))),
      h("tr", {}, h("th", { scope: "row" }, t("next.payback")), cells(payback ? [payback.low, payback.likely, payback.high].map(months) : ["–", t("next.never"), "–"]))))),
  facts([[t("next.duration"), weeks(phase.weeks)], [t("next.start"), t("next.week", { number: phase.startWeek + 1 })], [t("next.disruption"), word("severity", phase.disruption)]])];
}

/** The phases over time: a bar each, with cost, benefit and payback. */
function timeline(roadmap) {
  const end = Math.max(12, ...roadmap.phases.map((phase) => phase.startWeek + phase.weeks));
  const place = (week) => `${(week / end) * 100}%`;
  const ticks = [...Array(Math.floor(end / 13) + 1).keys()].map((quarter) => quarter * 13);
  return h("section", {}, h("h2", {}, t("next.roadmap")), h("div", { class: "timeline" },
    h("div", { class: "ticks", "aria-hidden": "true" }, ticks.map((week) => h("span", { style: { left: place(week) } }, t("next.week", { number: week + 1 })))),
    h("ol", {}, roadmap.phases.map((phase, index) => h("li", {},
      h("div", { class: "lane" }, h("span", { class: index ? "phase" : "phase first", style: { left: place(phase.startWeek), width: place(phase.weeks) } })),
      h("div", { class: "words" }, h("strong", {}, phase.title), h("span", {}, [t("next.weeks", { from: phase.startWeek + 1, to: phase.startWeek + phase.weeks }), money(phase.cost.likely, phase.cost.currency),
        t("gaps.year", { amount: money(phase.yearlyBenefit.likely, phase.yearlyBenefit.currency) }), phase.paybackMonths ? `${t("next.payback")} ${months(phase.paybackMonths.likely)}` : t("next.earnsNothing")].join(" · "))))))));
}
