// The figures behind prices and plan: move one, and costs and next step change at once.
import { api, debounced, h, replace, toast } from "/assets/dom.js";
import { money, months, number, percent, t, weeks } from "/assets/texts.js";
import { facts } from "/assets/evidence.js";

// What was moved and not yet kept, over visits of this page.
const changed = new Map();
let limits = null;

export async function assumptionsView(main, store) {
  const [given, gaps, roadmap] = await Promise.all([store.part("/api/assumptions"), store.part("/api/gaps"), store.part("/api/roadmap")]);
  const currency = given.currency;
  const before = {
    cost: store.workbench.snapshot.yearlyCost,
    next: roadmap.next,
    gaps: new Map(gaps.gaps.map((gap) => [gap.id, gap.yearlyCost.likely])),
  };
  const result = h("aside", { class: "result", "aria-live": "polite", "aria-label": t("assume.effect") });
  const buttons = h("div", { class: "actions" });
  let running = null;

  const body = () => ({ figures: Object.fromEntries([...changed].map(([id, range]) => [id, range])), constraints: limits });
  const isChanged = () => changed.size > 0 || limits !== null;

  async function assess() {
    main.toggleAttribute("data-unsaved", isChanged());
    drawButtons();
    if (!isChanged()) return drawResult(before.cost, before.next, gaps.gaps);
    running?.abort();
    running = new AbortController();
    const mine = running;
    result.setAttribute("aria-busy", "true");
    try {
      const answer = await api("POST", "/api/assess", body(), mine.signal);
      const cost = answer.gaps.filter((gap) => gap.status !== "accepted").reduce((sum, gap) => sum + gap.yearlyCost.likely, 0);
      drawResult(cost, answer.roadmap.phases[0] ?? null, answer.gaps, answer.roadmap.reasonForNone);
    } catch (error) {
      if (error.name !== "AbortError") toast(error.message, true);
    } finally {
      if (running === mine) result.removeAttribute("aria-busy");
    }
  }
  const soon = debounced(80, assess);

  function drawResult(cost, next, list, reason) {
    const change = cost - before.cost;
    const isOther = (next?.title ?? "") !== (before.next?.title ?? "");
    const moved = list.map((gap) => ({ ...gap, change: gap.yearlyCost.likely - (before.gaps.get(gap.id) ?? 0) })).filter((gap) => Math.abs(gap.change) >= 1)
      .sort((a, b) => Math.abs(b.change) - Math.abs(a.change)).slice(0, 6);
    replace(result, h("h2", {}, t("assume.effect")),
      facts([[t("assume.total"), h("strong", { class: "large" }, money(Math.round(cost), currency))], [t("assume.change"), Math.abs(change) < 1 ? "–" : `${change > 0 ? "+" : "−"}${money(Math.round(Math.abs(change)), currency)}`]]),
      h("h3", {}, isOther ? t("assume.otherNext") : t("nav.next")),
      next ? [h("p", {}, h("strong", {}, next.title)), facts([[t("next.cost"), money(next.cost.likely, currency)], [t("next.benefit"), money(next.yearlyBenefit.likely, currency)],
        [t("next.payback"), next.paybackMonths ? months(next.paybackMonths.likely) : t("next.never")], [t("next.duration"), weeks(next.weeks)]])] : h("p", {}, reason ?? t("next.none")),
      moved.length ? [h("h3", {}, t("assume.moved")), h("ul", { class: "plain-list" }, moved.map((gap) => h("li", {}, gap.title, " ", h("span", { class: gap.change > 0 ? "up" : "down" }, `${gap.change > 0 ? "+" : "−"}${money(Math.round(Math.abs(gap.change)), currency)}`))))] : null);
  }

  function drawButtons() {
    replace(buttons,
      h("button", { disabled: changed.size === 0, onclick: async () => {
        try {
          // What changes elsewhere from now on is this.
          main.removeAttribute("data-unsaved");
          await api("PUT", "/api/assumptions", { figures: Object.fromEntries(changed) });
          changed.clear();
          limits = null;
          toast(t("assume.kept"));
          await store.refresh();
          await assumptionsView(main, store);
        } catch (error) {
          main.toggleAttribute("data-unsaved", isChanged());
          toast(error.message, true);
        }
      } }, t("assume.keep")),
      h("button", { class: "secondary", disabled: !isChanged(), onclick: () => {
        changed.clear();
        limits = null;
        main.removeAttribute("data-unsaved");
        assumptionsView(main, store);
      } }, t("assume.reset")));
  }

  const show = (figure, value) => figure.unit === "share" ? percent(value) : figure.unit.startsWith(currency) ? money(value, currency) + (figure.unit === currency ? "" : ` ${t("unit.anHour")}`) : `${number(value, 2)} ${t(`unit.${figure.unit}`)}`;

  function figureRow(figure) {
    const now = changed.get(figure.id) ?? figure.range;
    const ceiling = figure.unit === "share" ? Math.min(1, Math.max(figure.usual.high * 1.5, figure.range.high)) : Math.max(figure.usual.high * 2, figure.range.high, 1e-6);
    const step = ceiling / 200;
    const output = h("output", {}, show(figure, now.likely));
    const range = h("span", { class: "spread" }, `${show(figure, now.low)} – ${show(figure, now.high)}`);
    const isOwn = figure.range.likely !== figure.usual.likely;
    const row = h("div", { class: isOwn ? "figure own" : "figure", "data-figure": figure.id });
    const input = h("input", { type: "range", min: 0, max: ceiling, step, "aria-label": figure.words, "aria-valuetext": show(figure, now.likely), oninput: () => {
      const likely = Number(input.value);
      const factor = figure.range.likely > 0 ? likely / figure.range.likely : 0;
      const top = figure.unit === "share" ? 1 : Infinity;
      // Low and high move with it, so that the doubt stays as large as it was.
      const value = figure.range.likely > 0 ? { low: figure.range.low * factor, likely, high: Math.min(top, figure.range.high * factor) } : { low: 0, likely, high: likely };
      if (Math.abs(likely - figure.range.likely) < step / 2) changed.delete(figure.id);
      else changed.set(figure.id, value);
      const shown = changed.get(figure.id) ?? figure.range;
      output.textContent = show(figure, shown.likely);
      range.textContent = `${show(figure, shown.low)} – ${show(figure, shown.high)}`;
      input.setAttribute("aria-valuetext", output.textContent);
      row.classList.toggle("changed", changed.has(figure.id));
      soon();
    } });
    input.value = now.likely;
    row.classList.toggle("changed", changed.has(figure.id));
    row.append(h("label", {}, h("span", { class: "words" }, output, " ", figure.words), input), h("div", { class: "now" }, range),
      h("p", { class: "source" }, `${figure.source} · ${t("assume.grade", { grade: figure.grade })}`, isOwn ? ` · ${t("assume.usual", { value: show(figure, figure.usual.likely) })}` : ""));
    return row;
  }

  const constraints = limits ?? given.constraints;
  function limitRow(name, label, max, step, format) {
    const output = h("output", {}, format(constraints[name]));
    const input = h("input", { type: "range", min: 0, max, step, "aria-label": label, "aria-valuetext": format(constraints[name]), oninput: () => {
      limits = { ...(limits ?? given.constraints), [name]: Number(input.value) };
      output.textContent = format(Number(input.value));
      input.setAttribute("aria-valuetext", output.textContent);
      soon();
    } });
    input.value = constraints[name];
    return h("div", { class: "figure" }, h("label", {}, h("span", { class: "words" }, label), input), h("div", { class: "now" }, output));
  }

  const groups = Map.groupBy(given.figures, (figure) => (figure.unit === "share" ? "share" : figure.unit.startsWith(currency) ? "money" : figure.unit));
  replace(main, h("div", { class: "page wide" }, h("h1", {}, t("nav.assumptions")), h("p", { class: "lead" }, t("assume.lead")),
    h("div", { class: "split" }, h("div", { class: "figures" },
      h("section", {}, h("h2", {}, t("assume.limits")), h("p", { class: "hint" }, t("assume.limitsHint")),
        limitRow("maxWeeks", t("assume.maxWeeks"), 26, 1, weeks), limitRow("minBudget", t("assume.minBudget"), 100000, 1000, (value) => money(value, currency)),
        limitRow("maxBudget", t("assume.maxBudget"), 150000, 1000, (value) => money(value, currency))),
      [...groups].sort(([a], [b]) => (a === "money" ? -1 : b === "money" ? 1 : a.localeCompare(b))).map(([unit, figures]) =>
        h("section", {}, h("h2", {}, t(`unit.group.${unit}`)), figures.map(figureRow)))),
    h("div", { class: "sticky" }, buttons, result))));
  await assess();
}
