// The frame of the pages: what is known, where we are, and what happens meanwhile.
import { api, h, replace, toast } from "/assets/dom.js";
import { date, language, languages, loadTexts, t } from "/assets/texts.js";
import { mapParts, mapView } from "/assets/map.js";
import { gapsView } from "/assets/gaps.js";
import { nextView } from "/assets/next.js";
import { assumptionsView } from "/assets/assumptions.js";
import { changesView } from "/assets/changes.js";
import { exportsView } from "/assets/exports.js";
import { reportView } from "/assets/report.js";

const views = { map: mapView, gaps: gapsView, next: nextView, assumptions: assumptionsView, changes: changesView, exports: exportsView, report: reportView };

/** What the pages share. Each part is read once for a revision of the workspace. */
export const store = {
  workbench: null,
  job: null,
  parts: new Map(),
  part(path) {
    if (!this.parts.has(path)) {
      const answer = api("GET", path);
      answer.catch(() => this.parts.delete(path));
      this.parts.set(path, answer);
    }
    return this.parts.get(path);
  },
  async refresh() {
    this.parts.clear();
    this.workbench = await api("GET", "/api/workbench");
    this.job = this.workbench.job ?? this.job;
  },
  async importExports() {
    try {
      await api("POST", "/api/import", {});
    } catch (error) {
      toast(error.message, true);
    }
  },
};

let leave = null;
let turns = 0;

function place() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/");
  return { name: views[name] ? name : store.workbench?.snapshot ? "map" : "exports", detail: decodeURIComponent(rest.join("/")) };
}

export const go = (name, detail) => (location.hash = `#/${name}${detail ? `/${encodeURIComponent(detail)}` : ""}`);

async function show() {
  const { name, detail } = place();
  leave?.();
  leave = null;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.querySelector('nav a[aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const main = document.getElementById("main");
  main.dataset.view = name;
  main.removeAttribute("data-unsaved");
  const turn = (turns += 1);
  main.setAttribute("aria-busy", "true");
  document.title = `${t(`nav.${name}`)} · ${store.workbench.name} · Koppel`;
  if (!store.workbench.snapshot && name !== "exports") {
    main.removeAttribute("aria-busy");
    return replace(main, h("div", { class: "empty" }, h("h1", {}, t(`nav.${name}`)), h("p", {}, t("empty.nothing")),
      h("p", {}, h("a", { class: "button", href: "#/exports" }, t("empty.begin")))));
  }
  try {
    leave = await views[name](main, store, detail);
  } catch (error) {
    replace(main, h("div", { class: "empty" }, h("h1", {}, t("trouble.title")), h("p", { role: "alert" }, error.message),
      h("p", {}, h("button", { onclick: show }, t("trouble.again")))));
  } finally {
    if (turn === turns) main.removeAttribute("aria-busy");
  }
}

function frame() {
  const chooser = h("select", { "aria-label": t("language"), onchange: async (event) => {
    await loadTexts(event.target.value);
    frame();
    await show();
  } }, Object.entries(languages).map(([id, name]) => h("option", { value: id, selected: id === language }, name)));
  replace(document.getElementById("app"),
    h("a", { class: "skip", href: "#main", onclick: (event) => {
      event.preventDefault();
      document.getElementById("main").focus();
    } }, t("skip")),
    h("header", { class: "bar" },
      h("div", { class: "brand" }, h("span", { class: "mark", "aria-hidden": "true" }), h("strong", {}, "Koppel"), h("span", { class: "client" }, store.workbench.name)),
      h("nav", { "aria-label": t("nav.label") }, Object.keys(views).map((name) => h("a", { href: `#/${name}`, "data-view": name }, t(`nav.${name}`)))),
      h("div", { class: "status" }, h("span", { id: "moment" }), chooser)),
    h("div", { id: "job", hidden: true }),
    h("main", { id: "main", tabindex: "-1" }));
  showMoment();
  showJob();
}

function showMoment() {
  const snapshot = store.workbench.snapshot;
  document.getElementById("moment").textContent = snapshot?.dataUntil ? t("moment", { date: date(snapshot.dataUntil) }) : "";
}

function showJob() {
  const bar = document.getElementById("job");
  const job = store.job;
  bar.hidden = !job?.isRunning;
  if (!job?.isRunning) return;
  const stage = t(`stage.${job.stage}`);
  const share = job.stage === "importing" && job.share !== null && job.share !== undefined ? job.share : null;
  replace(bar, h("span", { role: "status" }, stage), h("progress", { max: "1", value: share ?? undefined, "aria-label": stage }));
}

/** Shows again what is shown, where the reader is. */
async function reload() {
  await store.refresh();
  showMoment();
  showJob();
  const main = document.getElementById("main");
  if (main.hasAttribute("data-unsaved")) return toast(t("changed.elsewhere"));
  const top = main.scrollTop;
  await show();
  main.scrollTop = top;
}

function listen() {
  const events = new EventSource("/api/events");
  let wasLost = false;
  events.addEventListener("import", (event) => {
    const before = store.job;
    store.job = JSON.parse(event.data);
    showJob();
    window.dispatchEvent(new CustomEvent("koppel-import", { detail: store.job }));
    if (store.job.error) toast(store.job.error, true);
    else if (before?.isRunning && !store.job.isRunning) reload();
  });
  events.addEventListener("changed", (event) => {
    if (JSON.parse(event.data).revision !== store.workbench.revision && !store.job?.isRunning) reload();
  });
  events.onerror = () => {
    if (!wasLost) toast(t("lost"), true);
    wasLost = true;
  };
  events.onopen = () => {
    if (wasLost) reload();
    wasLost = false;
  };
}

try {
  const texts = loadTexts();
  const known = store.refresh();
  // The drawing takes longest, so it is asked for first. What is wrong with it is told where it is shown.
  if (place().name === "map" || !location.hash) mapParts(store).catch(() => {});
  await Promise.all([texts, known]);
  frame();
  await show();
  window.addEventListener("hashchange", show);
  window.addEventListener("koppel-reload", reload);
  window.addEventListener("koppel-show", show);
  listen();
} catch (error) {
  replace(document.getElementById("app"), h("main", { class: "empty" }, h("h1", {}, "Koppel"), h("p", { role: "alert" }, error.message)));
}
