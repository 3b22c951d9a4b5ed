// The exports: bring them in, see how they were understood, and say it better.
import { api, h, query, replace, toast } from "/assets/dom.js";
import { bytes, percent, t, word } from "/assets/texts.js";
import { openLines } from "/assets/evidence.js";

export async function exportsView(main, store, detail) {
  const hasSnapshot = Boolean(store.workbench.snapshot);
  const [landscape, inputs] = hasSnapshot ? await Promise.all([store.part("/api/landscape"), store.part("/api/inputs")]) : [null, null];
  const queue = h("div", { class: "queue", "aria-live": "polite" });
  const files = h("input", { type: "file", multiple: true, class: "hidden", tabindex: "-1", "aria-hidden": "true", onchange: () => take([...files.files].map((file) => ({ file, path: file.name }))) });
  const folder = h("input", { type: "file", multiple: true, webkitdirectory: true, class: "hidden", tabindex: "-1", "aria-hidden": "true",
    onchange: () => take([...folder.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }))) });
  const zone = h("div", { class: "drop" }, h("p", { class: "large" }, t("drop.here")), h("p", {}, t("drop.hint")),
    h("div", { class: "actions" }, h("button", { onclick: () => folder.click() }, t("drop.folder")), h("button", { class: "secondary", onclick: () => files.click() }, t("drop.files"))), files, folder);
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const found = [];
    for (const entry of entries) await walk(entry, "", found);
    take(found);
  });

  /** Shows what would come in, and where; nothing is sent before the reader says so. */
  function take(found) {
    const usable = found.filter(({ path }) => !path.split("/").some((part) => part.startsWith(".")));
    if (!usable.length) return;
    main.setAttribute("data-unsaved", "");
    const loose = usable.filter(({ path }) => !path.includes("/"));
    const system = h("input", { type: "text", required: true, list: "systems", value: "", placeholder: t("drop.systemHint") });
    const known = h("datalist", { id: "systems" }, (landscape?.systems ?? []).map((one) => h("option", { value: one.id })));
    // A dropped folder of folders holds systems; a dropped folder of files is one.
    const depth = Math.min(...usable.filter(({ path }) => path.includes("/")).map(({ path }) => path.split("/").length), 3);
    const place = ({ path }) => path.includes("/") ? (depth >= 3 ? path.split("/").slice(1).join("/") : path) : `${system.value.trim().replaceAll("/", "-")}/${path}`;
    const size = usable.reduce((sum, { file }) => sum + file.size, 0);
    replace(queue, h("form", { class: "card", onsubmit: (event) => {
      event.preventDefault();
      send(usable.map((one) => ({ ...one, path: place(one) })));
    } }, h("h2", {}, t("drop.ready", { count: usable.length, size: bytes(size) })),
      h("ul", { class: "plain-list files" }, usable.slice(0, 8).map((one) => h("li", {}, h("code", {}, one.path), " ", h("span", { class: "what" }, bytes(one.file.size)))), usable.length > 8 ? h("li", {}, t("gaps.more", { count: usable.length - 8 })) : null),
      loose.length ? h("label", { class: "field" }, t("drop.system"), system, known) : null,
      h("div", { class: "actions" }, h("button", {}, t("drop.read")), h("button", { type: "button", class: "secondary", onclick: () => {
        replace(queue);
        main.removeAttribute("data-unsaved");
      } }, t("cancel")))));
    if (loose.length) system.focus();
  }

  async function send(list) {
    const bar = h("progress", { max: list.length, value: 0, "aria-label": t("drop.sending") });
    replace(queue, h("div", { class: "card" }, h("p", {}, t("drop.sending")), bar));
    try {
      let replaceAll = false;
      for (const [index, { file, path }] of list.entries()) {
        try {
          await api("PUT", "/api/exports" + query({ path, replace: replaceAll ? 1 : "" }), file);
        } catch (error) {
          if (error.status !== 409) throw error;
          if (!replaceAll && !(await ask(t("drop.replace", { name: path })))) continue;
          replaceAll = true;
          await api("PUT", "/api/exports" + query({ path, replace: 1 }), file);
        }
        bar.value = index + 1;
      }
      main.removeAttribute("data-unsaved");
      replace(queue);
      await store.importExports();
    } catch (error) {
      toast(error.message, true);
      replace(queue, h("p", { role: "alert", class: "trouble" }, error.message));
    }
  }

  const parts = [h("h1", {}, t("nav.exports")), hasSnapshot ? null : h("p", { class: "lead" }, t("empty.lead")), zone, queue];
  if (hasSnapshot) {
    const unread = inputs.inputs.filter((input) => !input.importer);
    parts.push(h("p", { class: "actions" }, h("button", { class: "secondary", onclick: () => store.importExports() }, t("exports.again"))));
    if (inputs.diagnostics.length) parts.push(doubts(inputs));
    if (unread.length) parts.push(h("section", {}, h("h2", {}, t("exports.unread")), h("ul", { class: "plain-list" }, unread.map((input) => h("li", {}, h("code", {}, input.path))))));
    parts.push(h("section", {}, h("h2", {}, t("exports.systems")), h("p", { class: "hint" }, t("exports.correctHint")), landscape.systems.map((system) => systemPart(system, inputs, store, main, system.id === detail))));
  }
  replace(main, h("div", { class: "page" }, parts));
  if (detail) document.getElementById(`system-${detail}`)?.scrollIntoView({ block: "start" });
}

/** The files of a dropped file or folder. */
async function walk(entry, prefix, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path: prefix + entry.name });
    return;
  }
  const reader = entry.createReader();
  while (true) {
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!part.length) return;
    for (const one of part) await walk(one, `${prefix}${entry.name}/`, found);
  }
}

function ask(question) {
  return new Promise((resolve) => {
    const dialog = h("dialog", {}, h("p", {}, question), h("div", { class: "actions" },
      h("button", { onclick: () => dialog.close("yes") }, t("drop.replaceAll")), h("button", { class: "secondary", onclick: () => dialog.close("") }, t("drop.skip"))));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function doubts(inputs) {
  const order = ["error", "warning", "note"];
  const sorted = [...inputs.diagnostics].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const shown = sorted.slice(0, 100);
  return h("details", { class: "doubts", open: sorted.some((one) => one.severity !== "note") }, h("summary", {}, h("h2", {}, t("exports.doubts", { count: inputs.diagnosticCount }))),
    h("ul", { class: "plain-list" }, shown.map((one) => h("li", { class: one.severity }, h("span", { class: `badge ${one.severity}` }, word("diagnostic", one.severity)), " ",
      one.location.line ? h("button", { class: "link place", onclick: (event) => openLines(event.currentTarget, [one.location]) }, `${one.location.file}:${one.location.line}`) : h("code", {}, one.location.file),
      h("p", {}, one.message, one.occurrences > 1 ? ` (${t("exports.times", { count: one.occurrences })})` : ""), one.remedy ? h("p", { class: "hint" }, one.remedy) : null))),
    sorted.length > shown.length ? h("p", { class: "count" }, t("gaps.more", { count: inputs.diagnosticCount - shown.length })) : null);
}

function systemPart(system, inputs, store, main, isOpen) {
  const files = new Set(system.datasets.flatMap((dataset) => dataset.files));
  const reasons = [...new Set(inputs.inputs.filter((input) => files.has(input.path)).flatMap((input) => input.reasons))].slice(0, 3);
  const body = h("div", { class: "body" });
  const fill = () => body.hasChildNodes() || replace(body, systemForm(system, store, main), system.datasets.map((dataset) => datasetForm(dataset, store, main)));
  const element = h("details", { class: "system", id: `system-${system.id}`, open: isOpen, ontoggle: () => element.open && fill() },
    h("summary", {}, h("span", { class: "title" }, system.name), h("span", { class: "what" }, word("kind", system.kind)),
      h("span", { class: "what" }, t("system.recordCount", { count: system.datasets.reduce((sum, dataset) => sum + (dataset.parent ? 0 : dataset.records), 0) })),
      h("span", { class: "because" }, `${t("system.importer")} ${system.importer}${reasons.length ? `: ${reasons.join("; ")}` : ""}`)), body);
  if (isOpen) fill();
  return element;
}

async function save(corrections, store, main) {
  try {
    main.removeAttribute("data-unsaved");
    await api("PUT", "/api/corrections", corrections);
    toast(t("exports.saved"));
    await store.importExports();
  } catch (error) {
    main.setAttribute("data-unsaved", "");
    toast(error.message, true);
  }
}

const options = (values, group, chosen) => values.map((value) => h("option", { value, selected: value === chosen }, word(group, value)));

function systemForm(system, store, main) {
  const name = h("input", { type: "text", value: system.name, required: true });
  const kind = h("select", {}, options(store.workbench.systemKinds, "kind", system.kind));
  return h("form", { class: "correction", onsubmit: (event) => {
    event.preventDefault();
    save({ systems: [{ id: system.id, name: name.value.trim(), kind: kind.value }], datasets: [] }, store, main);
  } }, h("label", { class: "field" }, t("system.name"), name), h("label", { class: "field" }, t("system.kind"), kind), h("button", { class: "secondary" }, t("save")));
}

function datasetForm(dataset, store, main) {
  const entity = h("select", {}, options(store.workbench.entities, "entity", dataset.entity));
  const changed = {};
  const body = h("div", {});
  const meanings = [...store.workbench.meanings].map((name) => [name, word("meaning", name)]).sort((a, b) => a[1].localeCompare(b[1]));
  const fieldRow = (field) => h("tr", {}, h("th", { scope: "row" }, h("code", {}, field.path)),
    h("td", {}, word("type", field.type), field.isKey ? h("span", { class: "badge low" }, t("field.key")) : null, field.nullShare > 0 ? h("span", { class: "what" }, ` ${t("field.empty", { share: percent(field.nullShare) })}`) : null),
    h("td", {}, h("select", { "aria-label": t("field.meaningOf", { name: field.path }), onchange: (event) => {
      changed[field.path] = event.target.value;
      main.setAttribute("data-unsaved", "");
    } }, h("option", { value: "none", selected: !field.canonical }, t("field.none")), meanings.map(([value, text]) => h("option", { value, selected: value === field.canonical }, text)))));
  const element = h("details", { class: "dataset", ontoggle: () => {
    if (!element.open || body.hasChildNodes()) return;
    replace(body, h("form", { onsubmit: (event) => {
      event.preventDefault();
      save({ systems: [], datasets: [{ id: dataset.id, entity: entity.value === dataset.entity ? undefined : entity.value, fields: changed }] }, store, main);
    } }, h("div", { class: "correction" }, h("label", { class: "field" }, t("field.about"), entity), h("button", { class: "secondary" }, t("save"))),
      h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": dataset.id }, h("table", {}, h("thead", {}, h("tr", {}, [t("field.name"), t("field.holds"), t("field.meaning")].map((title) => h("th", { scope: "col" }, title)))),
        h("tbody", {}, dataset.fields.map(fieldRow))))));
  } }, h("summary", {}, h("code", {}, dataset.id), h("span", { class: "what" }, `${word("entity", dataset.entity)}, ${t("system.recordCount", { count: dataset.records })}${dataset.rejected ? `, ${t("exports.rejected", { count: dataset.rejected })}` : ""}`)), body);
  return element;
}
