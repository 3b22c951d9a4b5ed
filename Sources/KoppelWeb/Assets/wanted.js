// What the company wants: arrows of the vision, drawn on the map.
import { api, h, replace, toast } from "/assets/dom.js";
import { duration, t, word } from "/assets/texts.js";

const within = [null, 3600, 86400, 604800];

export class Wanted {
  constructor({ layer, systems, goals, store }) {
    Object.assign(this, { layer, systems, goals, store, source: null, isDrawing: false });
    this.button = h("button", { class: "secondary", "aria-pressed": "false", onclick: () => this.toggle(!this.isDrawing) }, t("wanted.draw"));
    this.hint = h("div", { class: "drawing-hint", hidden: true, role: "status" });
    this.list = h("details", { class: "words" }, h("summary", {}, t("wanted.list", { count: this.flows().length })),
      h("ul", {}, goals.flatMap((goal) => goal.flows.map((flow) => h("li", {}, this.sentence(flow), h("span", { class: "what" }, ` · ${goal.title} · ${t("wanted.months", { count: goal.months })} `),
        h("button", { class: "link", onclick: () => this.send({ flow, isRemoved: true }) }, t("wanted.remove"))))), h("li", {}, h("button", { class: "link", onclick: () => this.ask(null, null) }, t("wanted.add")))));
    this.draw();
  }

  flows() { return this.goals.flatMap((goal) => goal.flows); }

  name(id) { return this.systems.find((system) => system.id === id)?.name ?? id; }

  sentence(flow) {
    const what = flow.source.entity === flow.target.entity ? word("entity", flow.source.entity) : `${word("entity", flow.source.entity)} → ${word("entity", flow.target.entity)}`;
    return `${this.name(flow.source.system)} → ${this.name(flow.target.system)}: ${what}${flow.withinSeconds ? `, ${t("wanted.within", { time: duration(flow.withinSeconds) })}` : ""}`;
  }

  toggle(isDrawing) {
    this.isDrawing = isDrawing;
    this.source = null;
    this.button.setAttribute("aria-pressed", String(isDrawing));
    this.say(isDrawing ? t("wanted.first") : "");
  }

  say(text) {
    this.hint.hidden = !text;
    replace(this.hint, text, text ? h("button", { class: "secondary", onclick: () => this.toggle(false) }, t("cancel")) : null);
    for (const system of this.systems) system.element.classList.toggle("source", system === this.source);
  }

  /** Takes a click on a system while an arrow is being drawn. */
  take(system) {
    if (!this.isDrawing) return false;
    if (!this.source) {
      this.source = system;
      this.say(t("wanted.second", { name: system.name }));
    } else if (system !== this.source) {
      const source = this.source;
      this.toggle(false);
      this.ask(source, system);
    }
    return true;
  }

  async ask(source, target) {
    const landscape = await this.store.part("/api/landscape");
    const held = (id) => new Set((landscape.systems.find((system) => system.id === id)?.datasets ?? []).map((dataset) => dataset.entity));
    const systemChoice = (chosen) => h("select", {}, this.systems.map((system) => h("option", { value: system.id, selected: system === chosen }, system.name)));
    const from = systemChoice(source ?? this.systems[0]);
    const to = systemChoice(target ?? this.systems[1] ?? this.systems[0]);
    const entities = (id) => {
      const own = held(id);
      return [...this.store.workbench.entities].sort((a, b) => Number(own.has(b)) - Number(own.has(a))).map((name) => h("option", { value: name }, word("entity", name)));
    };
    const what = h("select", {}, entities(from.value));
    const into = h("select", {}, entities(from.value));
    what.addEventListener("change", () => (into.value = what.value));
    from.addEventListener("change", () => {
      replace(what, entities(from.value));
      replace(into, entities(from.value));
    });
    const time = h("select", {}, within.map((seconds) => h("option", { value: seconds ?? "" }, seconds ? t("wanted.within", { time: duration(seconds) }) : t("wanted.anyTime"))));
    const goal = h("select", {}, h("option", { value: "" }, t("wanted.newGoal")), this.goals.map((one) => h("option", { value: one.id }, one.title)));
    const title = h("input", { type: "text" });
    const months = h("select", {}, [12, 24, 36, 48].map((count) => h("option", { value: count, selected: count === 24 }, t("wanted.months", { count }))));
    const fresh = [h("label", { class: "field" }, t("wanted.title"), title), h("label", { class: "field" }, t("wanted.by"), months)];
    goal.addEventListener("change", () => fresh.forEach((field) => (field.hidden = goal.value !== "")));
    const dialog = h("dialog", { "aria-label": t("wanted.add") }, h("form", { onsubmit: (event) => {
      event.preventDefault();
      dialog.close();
      this.send({ flow: { source: { system: from.value, entity: what.value }, target: { system: to.value, entity: into.value }, withinSeconds: time.value ? Number(time.value) : null },
        goal: goal.value || null, title: title.value.trim() || null, months: Number(months.value), isRemoved: false });
    } }, h("h2", {}, t("wanted.add")), h("div", { class: "correction" }, h("label", { class: "field" }, t("wanted.from"), from), h("label", { class: "field" }, t("wanted.to"), to)),
      h("div", { class: "correction" }, h("label", { class: "field" }, t("wanted.what"), what), h("label", { class: "field" }, t("wanted.into"), into), h("label", { class: "field" }, t("wanted.when"), time)),
      h("div", { class: "correction" }, h("label", { class: "field" }, t("wanted.goal"), goal), fresh),
      h("div", { class: "actions" }, h("button", {}, t("wanted.keep")), h("button", { type: "button", class: "secondary", onclick: () => dialog.close() }, t("cancel")))));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  async send(change) {
    try {
      await api("PUT", "/api/vision", change);
      toast(t(change.isRemoved ? "wanted.removed" : "wanted.kept"));
      window.dispatchEvent(new CustomEvent("koppel-reload"));
    } catch (error) {
      toast(error.message, true);
    }
  }

  /** An arrow for each wanted flow between two boxes, bowed so that it does not lie on a straight line between them. */
  draw() {
    const make = (name, attributes) => {
      const element = document.createElementNS(this.layer.namespaceURI, name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const seen = new Set();
    for (const flow of this.flows()) {
      const ends = [flow.source.system, flow.target.system].map((id) => this.systems.find((system) => system.id === id)?.element.querySelector("rect"));
      const key = `${flow.source.system} ${flow.target.system}`;
      if (ends.some((end) => !end) || ends[0] === ends[1] || seen.has(key)) continue;
      seen.add(key);
      const [from, to] = ends.map((rect) => {
        // Boxes of a part are moved with it.
        const part = rect.closest("g[transform]:not([data-system])");
        const shift = part && part !== this.layer ? /translate\(([-\d.]+) ([-\d.]+)\)/.exec(part.getAttribute("transform")) : null;
        const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
        return { x: x + width / 2 + Number(shift?.[1] ?? 0), y: y + height / 2 + Number(shift?.[2] ?? 0), width, height };
      });
      const [dx, dy] = [to.x - from.x, to.y - from.y];
      const length = Math.hypot(dx, dy) || 1;
      const bow = Math.min(90, length * 0.25) + Math.max(from.width, to.width) * 0.35;
      const middle = { x: (from.x + to.x) / 2 - (dy / length) * bow, y: (from.y + to.y) / 2 + (dx / length) * bow };
      const edge = (box, other) => {
        const [ox, oy] = [other.x - box.x, other.y - box.y];
        const scale = 1 / Math.max(Math.abs(ox) / (box.width / 2 + 3), Math.abs(oy) / (box.height / 2 + 3), 1e-9);
        return { x: box.x + ox * Math.min(1, scale), y: box.y + oy * Math.min(1, scale) };
      };
      const [start, end] = [edge(from, middle), edge(to, middle)];
      const angle = Math.atan2(end.y - middle.y, end.x - middle.x);
      const corner = (turn) => `${(end.x - 11 * Math.cos(angle + turn)).toFixed(1)} ${(end.y - 11 * Math.sin(angle + turn)).toFixed(1)}`;
      const group = make("g", { class: "km-wanted" });
      const title = make("title", {});
      title.textContent = `${t("wanted.is")}: ${this.sentence(flow)}`;
      group.append(title, make("path", { class: "km-want-line", d: `M${start.x.toFixed(1)} ${start.y.toFixed(1)} Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${end.x.toFixed(1)} ${end.y.toFixed(1)}` }),
        make("path", { class: "km-want-head", d: `M${end.x.toFixed(1)} ${end.y.toFixed(1)} L${corner(0.4)} L${corner(-0.4)} Z` }));
      this.layer.append(group);
    }
  }
}
