// The map: move about, filter, search; what is chosen shows its evidence beside.
import { h, query, replace } from "/assets/dom.js";
import { number, percent, t, word } from "/assets/texts.js";
import { flowPanel, systemPanel } from "/assets/evidence.js";
import { Wanted } from "/assets/wanted.js";

const mechanisms = ["automated", "batch", "manual", "external", "unknown", "link"];
// What the reader filters by stays as long as the page is open.
const filter = { confidence: 0, volume: 0, words: "", hidden: new Set() };

export async function mapView(main, store, detail) {
  const size = { width: Math.round(main.clientWidth / 50) * 50, height: Math.round((main.clientHeight - 150) / 50) * 50 };
  const [picture, landscape, goals] = await Promise.all([store.part("/api/picture" + query(size)), store.part("/api/landscape"), store.part("/api/vision")]);
  const svg = document.importNode(new DOMParser().parseFromString(picture.svg, "image/svg+xml").documentElement, true);
  const layer = svg.firstElementChild;
  svg.removeAttribute("viewBox");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", t("map.label"));
  const canvas = h("div", { class: "canvas" }, svg);
  const panel = h("aside", { class: "panel", hidden: true, "aria-label": t("panel.label") });
  const count = h("p", { class: "count", role: "status" });
  const camera = new Camera(canvas, svg, layer, picture);

  const arrows = picture.arrows.map((arrow, index) => ({ ...arrow, index, elements: [...svg.querySelectorAll(`[data-arrow="${index}"]`)] }));
  const systems = picture.systems.map((system, index) => ({ ...system, index, element: svg.querySelector(`[data-system="${index}"]`) }));
  const datasets = Map.groupBy ? Map.groupBy(landscape.systems.flatMap((system) => system.datasets.map((dataset) => ({ ...dataset, system: system.id }))), (dataset) => dataset.system) : new Map();

  const wanted = new Wanted({ layer, systems, goals, landscape, store });
  for (const arrow of arrows) {
    arrow.elements.forEach((element, place) => {
      const path = element.querySelector(".km-flow");
      if (path) {
        // A line is hard to hit; a wider one that is not seen takes the pointer.
        const target = path.cloneNode();
        target.setAttribute("class", "km-hit");
        target.removeAttribute("stroke-width");
        element.append(target);
      }
      element.classList.add("km-arrow");
      element.addEventListener("click", () => camera.wasMoved || choose(arrow));
      if (place === 0) makeButton(element, arrow.sentence, () => choose(arrow));
    });
  }
  for (const system of systems) {
    system.element.classList.add("km-system");
    makeButton(system.element, `${system.name}, ${word("kind", system.kind)}${system.isIsland ? `, ${t("map.island")}` : ""}`, () => wanted.take(system) || chooseSystem(system));
    system.element.addEventListener("click", () => camera.wasMoved || wanted.take(system) || chooseSystem(system));
  }

  function makeButton(element, label, act) {
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", label);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act();
    });
  }

  function mark(chosen) {
    for (const arrow of arrows) for (const element of arrow.elements) element.classList.toggle("chosen", arrow === chosen);
    for (const system of systems) system.element.classList.toggle("chosen", system === chosen);
  }

  let origin = null;
  let isNear = false;
  function openPanel(content, chosen, ends) {
    const wasWhole = camera.isFitted || isNear;
    origin = document.activeElement;
    mark(chosen);
    panel.hidden = false;
    replace(panel, h("button", { class: "close plain", "aria-label": t("close"), onclick: closePanel }, "×"), content);
    panel.querySelector("h2")?.focus();
    // Beside the panel the whole map may be too small to read; what was chosen is not.
    isNear = wasWhole && camera.wholeScale < 0.8;
    if (isNear) camera.show(ends.map((system) => camera.boxOf(system.element)));
  }
  function closePanel() {
    panel.hidden = true;
    replace(panel);
    mark(null);
    if (isNear) camera.fit();
    isNear = false;
    if (origin?.isConnected) origin.focus();
    history.replaceState(null, "", "#/map");
  }
  function choose(arrow) {
    const flows = arrow.ids.map((id) => landscape.flows.find((flow) => flow.id === id) ?? landscape.links.find((link) => link.id === id)).filter(Boolean);
    openPanel(flowPanel(flows, landscape, store), arrow, [systems[arrow.source], systems[arrow.target]]);
    history.replaceState(null, "", `#/map/${encodeURIComponent(arrow.ids[0])}`);
  }
  function chooseSystem(system) {
    openPanel(systemPanel(landscape.systems.find((one) => one.id === system.id), landscape), system, [system]);
    history.replaceState(null, "", `#/map/${encodeURIComponent(system.id)}`);
  }
  panel.addEventListener("keydown", (event) => event.key === "Escape" && closePanel());

  function apply() {
    const words = filter.words.trim().toLowerCase();
    const touched = new Set();
    let shown = 0;
    for (const arrow of arrows) {
      const visible = arrow.confidence >= filter.confidence && arrow.volume >= filter.volume && !filter.hidden.has(arrow.mechanism ?? "link");
      if (visible) {
        shown++;
        touched.add(arrow.source).add(arrow.target);
      }
      for (const element of arrow.elements) element.classList.toggle("filtered", !visible);
    }
    const found = (system) => words !== "" && (system.name.toLowerCase().includes(words) || system.id.includes(words)
      || (datasets.get(system.id) ?? []).some((dataset) => dataset.id.toLowerCase().includes(words)));
    const hits = systems.filter(found);
    for (const system of systems) {
      const isOut = words ? !hits.includes(system) : !touched.has(system.index) && !system.isIsland;
      system.element.classList.toggle("dimmed", isOut);
      system.element.classList.toggle("found", hits.includes(system));
    }
    for (const arrow of arrows) {
      const near = hits.some((system) => system.index === arrow.source || system.index === arrow.target);
      for (const element of arrow.elements) element.classList.toggle("dimmed", Boolean(words) && !near);
    }
    count.textContent = words ? t("map.found", { count: hits.length }) : t("map.shown", { shown, count: arrows.length });
    return hits;
  }

  const largest = Math.max(1, ...arrows.map((arrow) => arrow.volume));
  const steps = 100;
  const toVolume = (step) => (step === 0 ? 0 : Math.round(largest ** (step / steps)));
  const fromVolume = (volume) => (volume <= 1 || largest <= 1 ? 0 : Math.round((Math.log(volume) / Math.log(largest)) * steps));
  const present = mechanisms.filter((name) => arrows.some((arrow) => (arrow.mechanism ?? "link") === name));
  const controls = h("div", { class: "controls" },
    h("label", { class: "search" }, h("span", { class: "hidden" }, t("map.search")), h("input", { type: "search", placeholder: t("map.search"), value: filter.words,
      oninput: (event) => {
        filter.words = event.target.value;
        apply();
      },
      onkeydown: (event) => {
        if (event.key !== "Enter") return;
        const hits = apply();
        if (hits.length) camera.show(hits.map((system) => camera.boxOf(system.element)));
      } })),
    slider(t("map.confidence"), 0, 100, Math.round(filter.confidence * 100), (value) => percent(value / 100), (value) => {
      filter.confidence = value / 100;
      apply();
    }),
    slider(t("map.volume"), 0, steps, fromVolume(filter.volume), (value) => number(toVolume(value)), (value) => {
      filter.volume = toVolume(value);
      apply();
    }),
    h("fieldset", { class: "chips" }, h("legend", { class: "hidden" }, t("map.mechanisms")), present.map((name) =>
      h("label", { class: `chip km-${name}` }, h("input", { type: "checkbox", checked: !filter.hidden.has(name), onchange: (event) => {
        if (event.target.checked) filter.hidden.delete(name);
        else filter.hidden.add(name);
        apply();
      } }), h("span", { class: "line", "aria-hidden": "true" }), word("mechanism", name)))), wanted.button);
  const zoom = h("div", { class: "zoom" },
    h("button", { "aria-label": t("map.in"), title: t("map.in"), onclick: () => camera.zoom(1.3) }, "+"),
    h("button", { "aria-label": t("map.out"), title: t("map.out"), onclick: () => camera.zoom(1 / 1.3) }, "−"),
    h("button", { "aria-label": t("map.fit"), title: t("map.fit"), onclick: () => camera.fit() }, "⤢"));
  canvas.append(zoom);

  // The same in words, for those who can't or don't want to see the drawing.
  const list = h("details", { class: "words" }, h("summary", {}, t("map.words")), h("ul", {}, arrows.map((arrow) =>
    h("li", {}, h("button", { class: "link", onclick: () => choose(arrow) }, arrow.sentence))), systems.filter((system) => system.isIsland).map((system) =>
    h("li", {}, h("button", { class: "link", onclick: () => chooseSystem(system) }, t("map.apart", { name: system.name }))))));

  replace(main, h("h1", { class: "hidden" }, t("nav.map")), controls, wanted.hint, h("div", { class: "stage" }, canvas, panel), h("div", { class: "below" }, count, list, wanted.list));
  fitNames(systems);
  camera.fit();
  apply();
  if (detail) {
    const arrow = arrows.find((one) => one.ids.includes(detail));
    const system = systems.find((one) => one.id === detail);
    if (arrow) choose(arrow);
    else if (system) chooseSystem(system);
  }
  return () => camera.close();
}

/** Names are written larger where all else gets small, but not wider than their box. */
function fitNames(systems) {
  for (const { element } of systems) {
    const name = element.querySelector(".km-name");
    const room = Number(element.querySelector("rect").getAttribute("width")) - 18;
    const width = name.getComputedTextLength();
    if (!width) continue;
    const largest = (parseFloat(getComputedStyle(name).fontSize) * room) / width;
    for (const [far, size] of [["--far", 17], ["--farther", 22]]) name.style.setProperty(far, `${Math.min(size, largest)}px`);
  }
}

function slider(label, min, max, value, format, act) {
  const output = h("output", {}, format(value));
  const input = h("input", { type: "range", min, max, value, "aria-label": label, "aria-valuetext": format(value), oninput: (event) => {
    const now = Number(event.target.value);
    output.textContent = format(now);
    event.target.setAttribute("aria-valuetext", format(now));
    act(now);
  } });
  input.value = value;
  return h("label", { class: "slider" }, h("span", {}, label), input, output);
}

/** Which part of the drawing is seen, and how large. */
class Camera {
  constructor(canvas, svg, layer, picture) {
    Object.assign(this, { canvas, svg, layer, picture, x: 0, y: 0, scale: 1, pointers: new Map(), wasMoved: false, isFitted: true });
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) canvas.addEventListener(name, (event) => this.pointers.delete(event.pointerId));
    svg.addEventListener("keydown", (event) => this.key(event));
    svg.addEventListener("focusin", (event) => this.reveal(event.target));
    this.observer = new ResizeObserver(() => this.isFitted && this.fit());
    this.observer.observe(canvas);
  }

  close() { this.observer.disconnect(); }

  set(x, y, scale) {
    this.scale = Math.min(4, Math.max(0.08, scale));
    [this.x, this.y] = [x, y];
    this.layer.setAttribute("transform", `translate(${x} ${y}) scale(${this.scale})`);
    this.svg.classList.toggle("far", this.scale < 0.6);
    this.svg.classList.toggle("farther", this.scale < 0.3);
  }

  /** How large the drawing is where all of it is seen. */
  get wholeScale() {
    return Math.min(1.4, (this.canvas.clientWidth - 24) / this.picture.width, (this.canvas.clientHeight - 24) / this.picture.height);
  }

  /** Where an element is in the drawing. */
  boxOf(element) {
    const box = element.getBoundingClientRect(), frame = this.canvas.getBoundingClientRect();
    return { x: (box.left - frame.left - this.x) / this.scale, y: (box.top - frame.top - this.y) / this.scale, width: box.width / this.scale, height: box.height / this.scale };
  }

  fit() {
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (!width || !height) return;
    const scale = this.wholeScale;
    this.set((width - this.picture.width * scale) / 2, Math.max(12, (height - this.picture.height * scale) / 2), scale);
    this.isFitted = true;
  }

  /** Shows some boxes of the drawing. */
  show(boxes) {
    const left = Math.min(...boxes.map((box) => box.x)), top = Math.min(...boxes.map((box) => box.y));
    const right = Math.max(...boxes.map((box) => box.x + box.width)), bottom = Math.max(...boxes.map((box) => box.y + box.height));
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    const scale = Math.min(1.2, width / (right - left + 160), height / (bottom - top + 160));
    this.set(width / 2 - ((left + right) / 2) * scale, height / 2 - ((top + bottom) / 2) * scale, scale);
    this.isFitted = false;
  }

  zoom(factor, x = this.canvas.clientWidth / 2, y = this.canvas.clientHeight / 2) {
    const scale = Math.min(4, Math.max(0.08, this.scale * factor));
    const real = scale / this.scale;
    this.set(x - (x - this.x) * real, y - (y - this.y) * real, scale);
    this.isFitted = false;
  }

  wheel(event) {
    event.preventDefault();
    const box = this.canvas.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX - box.left, event.clientY - box.top);
  }

  down(event) {
    if (event.target.closest(".zoom")) return;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.wasMoved = false;
    this.travelled = 0;
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    if (event.pointerType === "mouse" && event.buttons === 0) return this.pointers.delete(event.pointerId);
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (others.length === 1) {
      const distance = (place) => Math.hypot(place.x - others[0].x, place.y - others[0].y);
      const box = this.canvas.getBoundingClientRect();
      this.zoom(distance({ x: event.clientX, y: event.clientY }) / Math.max(1, distance(before)),
        (event.clientX + others[0].x) / 2 - box.left, (event.clientY + others[0].y) / 2 - box.top);
      this.wasMoved = true;
      return;
    }
    this.travelled += Math.abs(event.clientX - before.x) + Math.abs(event.clientY - before.y);
    if (this.travelled > 5) this.wasMoved = true;
    this.set(this.x + event.clientX - before.x, this.y + event.clientY - before.y, this.scale);
    this.isFitted = false;
  }

  key(event) {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (step) this.set(this.x + step[0], this.y + step[1], this.scale);
    else if (event.key === "+" || event.key === "=") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
    if (step) this.isFitted = false;
  }

  /** Moves what has the focus into sight. */
  reveal(element) {
    if (!element.matches?.(":focus-visible")) return;
    const box = element.getBoundingClientRect(), frame = this.canvas.getBoundingClientRect();
    if (box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom) return;
    this.set(this.x + frame.left + frame.width / 2 - box.left - box.width / 2, this.y + frame.top + frame.height / 2 - box.top - box.height / 2, this.scale);
    this.isFitted = false;
  }
}
