// What is otherwise than before: two snapshots side by side, and what each phase promised and did.
import { h, query, replace } from "/assets/dom.js";
import { date, duration, money, number, percent, t, word } from "/assets/texts.js";
import { facts } from "/assets/evidence.js";

// The two that are compared, over visits of this page; the last two where nothing was chosen.
const chosen = { before: "", after: "" };

export async function changesView(main, store) {
  const [listed, outcomes] = await Promise.all([store.part("/api/snapshots"), store.part("/api/phases")]);
  const snapshots = listed.snapshots;
  const ids = snapshots.map((snapshot) => snapshot.id);
  if (!ids.includes(chosen.after)) chosen.after = ids.at(-1);
  if (!ids.includes(chosen.before) || ids.indexOf(chosen.before) >= ids.indexOf(chosen.after)) chosen.before = ids[Math.max(0, ids.indexOf(chosen.after) - 1)];
  const result = h("div", { class: "difference", "aria-live": "polite" });

  async function compare() {
    result.setAttribute("aria-busy", "true");
    try {
      replace(result, difference(await store.part(`/api/difference${query(chosen)}`)));
    } catch (error) {
      replace(result, h("p", { role: "alert" }, error.message));
    }
    result.removeAttribute("aria-busy");
  }

  const name = (snapshot) => `${date(snapshot.dataUntil ?? snapshot.takenAt)} · ${t("changes.cost", { amount: money(Math.round(snapshot.yearlyCost)) })}`;
  const choice = (side) => {
    const select = h("select", { onchange: () => {
      chosen[side] = select.value;
      const [before, after] = [ids.indexOf(chosen.before), ids.indexOf(chosen.after)];
      // The earlier one stays the earlier one.
      if (before > after) [chosen.before, chosen.after] = [chosen.after, chosen.before];
      changesView(main, store).then(() => main.querySelector(`[data-side=${side}]`)?.focus());
    }, "data-side": side }, snapshots.map((snapshot) => h("option", { value: snapshot.id, selected: snapshot.id === chosen[side] }, name(snapshot))));
    return h("label", { class: "field" }, t(`changes.${side}`), select);
  };
  const parts = [h("h1", {}, t("nav.changes"))];
  if (snapshots.length < 2) {
    parts.push(h("p", { class: "lead" }, t("changes.onlyOne", { date: date(snapshots[0].dataUntil ?? snapshots[0].takenAt) })));
  } else {
    parts.push(h("p", { class: "lead" }, t("changes.lead")), h("div", { class: "correction" }, choice("before"), choice("after")), result);
  }
  parts.push(phases(outcomes.phases));
  replace(main, h("div", { class: "page" }, parts));
  if (snapshots.length > 1) await compare();
}

const both = (before, after) => (before === null || after === null || before === after ? (after ?? before ?? "–") : [h("span", { class: "was" }, before), " → ", h("strong", {}, after)]);

function difference(changes) {
  const { before, after, currency } = changes.yearlyCost;
  const change = Math.round(after) - Math.round(before);
  const highest = Math.max(before, after, 1);
  const bar = (value, label) => h("div", { class: "level" }, h("span", {}, label), h("span", { class: "lane", "aria-hidden": "true" }, h("span", { class: "fill", style: { width: `${(value / highest) * 100}%` } })), h("strong", {}, money(Math.round(value), currency)));
  const count = (kind) => changes.gaps.filter((gap) => gap.change === kind).length;
  const kindBadge = (kind, isGap) => h("span", { class: `badge ${kind === "new" ? (isGap ? "high" : "low") : kind === "gone" ? (isGap ? "low" : "high") : "medium"}` }, t(isGap && kind === "gone" ? "changes.closed" : `changes.${kind}`));
  const parts = [
    h("section", { class: "highlight" }, h("h2", {}, t("changes.total")),
      bar(before, date(changes.before.dataUntil ?? changes.before.takenAt)), bar(after, date(changes.after.dataUntil ?? changes.after.takenAt)),
      h("p", {}, change === 0 ? t("changes.same") : h("span", { class: change > 0 ? "up" : "down" }, t(change > 0 ? "changes.more" : "changes.less", { amount: money(Math.abs(change), currency) })),
        " · ", t("changes.gapCounts", { closed: count("gone"), new: count("new"), changed: count("changed") }))),
  ];
  const systems = [...changes.systems.new.map((id) => t("changes.newSystem", { name: id })), ...changes.systems.gone.map((id) => t("changes.goneSystem", { name: id }))];
  if (systems.length) parts.push(h("section", {}, h("h2", {}, t("exports.systems")), h("ul", {}, systems.map((text) => h("li", {}, text)))));
  parts.push(table(t("panel.flows"), ["", t("changes.flow"), t("flow.mechanism"), t("flow.coverage"), t("flow.leaked"), t("flow.delay")], 3, changes.flows.map((flow) => {
    const side = (read) => both(flow.before && read(flow.before), flow.after && read(flow.after));
    return [kindBadge(flow.change, false), flow.change === "gone" ? flow.title : h("a", { href: `#/map/${encodeURIComponent(flow.id)}` }, flow.title), side((state) => word("mechanism", state.mechanism)),
      side((state) => percent(state.coverage)), side((state) => number(state.leaked)), side((state) => (state.lagSeconds === null ? "–" : duration(state.lagSeconds)))];
  })));
  parts.push(table(t("nav.gaps"), ["", t("changes.gap"), t("gaps.records"), t("gaps.hours"), t("changes.yearlyCost")], 2, changes.gaps.map((gap) => {
    const side = (read) => both(gap.before && read(gap.before), gap.after && read(gap.after));
    return [kindBadge(gap.change, true), gap.change === "gone" ? gap.title : h("a", { href: `#/gaps/${encodeURIComponent(gap.id)}` }, gap.title), side((state) => number(state.records)),
      side((state) => number(state.yearlyHours, 1)), side((state) => (state.yearlyCost > 0 ? money(Math.round(state.yearlyCost), currency) : "–"))];
  })));
  const plan = changes.plan;
  parts.push(h("section", {}, h("h2", {}, t("changes.plan")), h("ul", {},
    plan.isNextChanged ? h("li", {}, t("changes.next"), " ", both(plan.nextBefore ?? t("changes.none"), plan.nextAfter ?? t("changes.none")))
      : h("li", {}, t("changes.sameNext"), " ", h("strong", {}, plan.nextAfter ?? t("changes.none"))),
    plan.newSteps.map((title) => h("li", {}, t("changes.newStep", { title }))), plan.goneSteps.map((title) => h("li", {}, t("changes.goneStep", { title }))))));
  return parts;
}

function table(title, columns, numbersFrom, rows) {
  return h("section", {}, h("h2", {}, title), rows.length === 0 ? h("p", { class: "hint" }, t("changes.same")) :
    h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": title }, h("table", { class: "changes" },
      h("thead", {}, h("tr", {}, columns.map((name, index) => (name ? h("th", { scope: "col", class: index >= numbersFrom ? "number" : "" }, name) : h("td", {}))))),
      h("tbody", {}, rows.map((cells) => h("tr", {}, cells.map((cell, index) => (index === 1 ? h("th", { scope: "row" }, cell) : h("td", { class: index >= numbersFrom ? "number" : "" }, cell)))))))));
}

const tones = { reached: "low", better: "low", worse: "high" };

function phases(list) {
  const section = h("section", {}, h("h2", {}, t("changes.phases")));
  if (!list.length) section.append(h("p", { class: "hint" }, t("changes.noPhase")), h("p", {}, h("code", {}, "koppel start phase-1")));
  for (const phase of list) {
    section.append(h("article", { class: "phase-outcome" }, h("h3", {}, phase.title), h("p", { class: "id" }, h("code", {}, phase.id)), h("p", {}, phase.course),
      phase.yearlyBenefit === null ? null : facts([[t("changes.promised"), money(Math.round(phase.plannedBenefit), phase.currency)], [t("changes.brings"), h("strong", {}, money(Math.round(phase.yearlyBenefit), phase.currency))]]),
      phase.criteria.length ? h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": phase.title }, h("table", {},
        h("thead", {}, h("tr", {}, [t("next.measure"), t("changes.was"), t("next.goal"), t("next.now")].map((name, index) => h("th", { scope: "col", class: index ? "number" : "" }, name)), h("th", { scope: "col" }, t("changes.verdict")))),
        h("tbody", {}, phase.criteria.map((criterion) => h("tr", {}, h("th", { scope: "row" }, criterion.name, h("br", {}), h("span", { class: "hint" }, criterion.title)),
          [criterion.before, criterion.goal, criterion.now ?? "–"].map((value) => h("td", { class: "number" }, value)),
          h("td", {}, h("span", { class: `badge ${tones[criterion.verdict] ?? "medium"}` }, criterion.verdictName), h("div", { class: "hint" }, criterion.reason))))))) : null,
      phase.figures.map((figure) => h("figure", { class: "chart" }, drawing(figure.svg), h("figcaption", { class: "hint" }, figure.caption)))));
  }
  return section;
}

const drawing = (svg) => document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
