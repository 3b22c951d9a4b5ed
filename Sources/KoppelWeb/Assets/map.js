// The map: move about, filter, search; what is chosen shows its evidence beside.
import { h, query, replace, toast } from "/assets/dom.js";
import { number, percent, t, word } from "/assets/texts.js";
import { flowPanel, systemPanel } from "/assets/evidence.js";
import { Camera } from "/assets/camera.js";
import { Wanted } from "/assets/wanted.js";

const mechanisms = ["automated", "batch", "manual", "external", "unknown", "link"];
// What the reader filters by stays as long as the page is open.
const filter = { confidence: 0, volume: 0, words: "", hidden: new Set(), hasAllLines: false };

/** Asks for what the map is drawn from; can be called before there is a page. */
export function mapParts(store) {
  const step = (length) => Math.round(length / 50) * 50;
  const size = { width: step(window.innerWidth), height: step(window.innerHeight - 200), links: filter.hasAllLines ? "1" : "" };
  return Promise.all([store.part("/api/picture" + query(size)), store.part("/api/vision")]);
}

export async function mapView(main, store, detail) {
  const [picture, goals] = await mapParts(store);
  // What a panel shows is read while the reader looks at the drawing.
  const landscape = store.part("/api/landscape");
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
  let datasets = new Map();
  landscape.then((known) => (datasets = new Map(known.systems.map((system) => [system.id, system.datasets])))).catch(() => {});

  const wanted = new Wanted({ layer, systems, goals, store });
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
  let openings = 0;
  function openPanel(title, content, chosen, ends) {
    const wasWhole = camera.isFitted || isNear;
    const opening = (openings += 1);
    origin = document.activeElement;
    mark(chosen);
    panel.hidden = false;
    const fill = (parts) => {
      replace(panel, h("button", { class: "close plain", "aria-label": t("close"), onclick: closePanel }, "×"), parts);
      panel.querySelector("h2")?.focus();
    };
    fill(h("h2", { tabindex: "-1" }, title));
    landscape.then((known) => opening === openings && !panel.hidden && fill(content(known)), (error) => toast(error.message, true));
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
    const ends = [systems[arrow.source], systems[arrow.target]];
    const flows = (known) => arrow.ids.map((id) => known.flows.find((flow) => flow.id === id) ?? known.links.find((link) => link.id === id)).filter(Boolean);
    openPanel(ends.map((system) => system.name).join(arrow.mechanism ? " → " : " – "), (known) => flowPanel(flows(known), known, store), arrow, ends);
    history.replaceState(null, "", `#/map/${encodeURIComponent(arrow.ids[0])}`);
  }
  function chooseSystem(system) {
    openPanel(system.name, (known) => systemPanel(known.systems.find((one) => one.id === system.id), known), system, [system]);
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
    count.textContent = words ? t("map.found", { count: hits.length }) : t("map.shown", { shown, count: arrows.length + picture.linksLeftOut });
    return hits;
  }

  const largest = Math.max(1, ...arrows.map((arrow) => arrow.volume));
  const steps = 100;
  const toVolume = (step) => (step === 0 ? 0 : Math.round(largest ** (step / steps)));
  const fromVolume = (volume) => (volume <= 1 || largest <= 1 ? 0 : Math.round((Math.log(volume) / Math.log(largest)) * steps));
  const present = mechanisms.filter((name) => arrows.some((arrow) => (arrow.mechanism ?? "link") === name));
  const allLines = picture.linksLeftOut ? h("label", { class: "chip km-link" }, h("input", { type: "checkbox", onchange: () => {
    filter.hasAllLines = true;
    window.dispatchEvent(new CustomEvent("koppel-show"));
  } }), h("span", { class: "line", "aria-hidden": "true" }), `${word("mechanism", "link")} (${number(picture.linksLeftOut)})`) : null;
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
      } }), h("span", { class: "line", "aria-hidden": "true" }), word("mechanism", name))), allLines), wanted.button);
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
    else if (picture.linksLeftOut && !filter.hasAllLines) {
      // It may be one of the lines that are left out.
      camera.close();
      filter.hasAllLines = true;
      return mapView(main, store, detail);
    }
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
