// Making elements. Texts are always text: nothing is read as markup.
import { language } from "/assets/texts.js";

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, part] of Object.entries(value)) element.style.setProperty(key, part);
    else if (name === "value" || name === "checked" || name === "selected" || name === "indeterminate") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    // A share stays on one line.
    element.append(child instanceof Node ? child : document.createTextNode(String(child).replace(/(\d) %/g, "$1\u00a0%")));
  }
}

export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/** Calls the last of several calls that come quickly. */
export function debounced(milliseconds, body) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => body(...values), milliseconds);
  };
}

/** A request to the program; its words where it refuses. */
export async function api(method, path, body, signal) {
  const options = { method, signal, headers: {} };
  if (body instanceof Blob) options.body = body;
  else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers["Content-Type"] = "application/json";
  }
  // What is asked for has words in it.
  const asked = method === "GET" || path === "/api/assess" ? `${path}${path.includes("?") ? "&" : "?"}language=${language}` : path;
  const answer = await fetch(asked, options);
  const value = await answer.json().catch(() => null);
  if (!answer.ok) throw Object.assign(new Error(value?.error ?? answer.statusText), { status: answer.status });
  return value;
}

export const query = (values) =>
  "?" + Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");

let toastTimer;

/** A short message; a trouble stays longer and is read out at once. */
export function toast(message, isTrouble = false) {
  let box = document.getElementById("toast");
  if (!box) {
    box = h("div", { id: "toast" });
    document.body.append(box);
  }
  box.setAttribute("role", isTrouble ? "alert" : "status");
  box.className = isTrouble ? "trouble shown" : "shown";
  replace(box, h("span", {}, message), h("button", { class: "plain", "aria-label": "×", onclick: () => (box.className = "") }, "×"));
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (box.className = ""), isTrouble ? 12000 : 4000);
}

/** A list of any length, of which only the rows in sight are elements. */
export class WindowedList {
  constructor({ rowHeight, label, load, row, page = 200 }) {
    Object.assign(this, { rowHeight, load, row, page });
    this.spacer = h("div", { class: "spacer" });
    this.element = h("div", { class: "windowed", role: "list", tabindex: "0", "aria-label": label }, this.spacer);
    this.element.addEventListener("scroll", () => this.request(), { passive: true });
    this.element.addEventListener("keydown", (event) => this.move(event));
    this.observer = new ResizeObserver(() => this.request());
    this.observer.observe(this.element);
    this.reset(0);
  }

  reset(total) {
    this.total = total;
    this.pages = new Map();
    this.shown = new Map();
    this.version = (this.version ?? 0) + 1;
    this.spacer.replaceChildren();
    this.spacer.style.height = `${total * this.rowHeight}px`;
    this.element.scrollTop = 0;
    this.request();
  }

  request() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      this.draw();
    });
  }

  draw() {
    const first = Math.max(0, Math.floor(this.element.scrollTop / this.rowHeight) - 6);
    const last = Math.min(this.total, Math.ceil((this.element.scrollTop + this.element.clientHeight) / this.rowHeight) + 6);
    for (const [index, element] of this.shown) {
      if (index < first || index >= last) {
        element.remove();
        this.shown.delete(index);
      }
    }
    for (let index = first; index < last; index++) {
      const page = this.pages.get(Math.floor(index / this.page));
      if (page === undefined) this.fetch(Math.floor(index / this.page));
      const record = Array.isArray(page) ? page[index % this.page] : undefined;
      const known = this.shown.get(index);
      if (known && (known.isFilled || !record)) continue;
      known?.remove();
      const element = h("div", { class: "row", role: "listitem", "aria-setsize": this.total, "aria-posinset": index + 1,
        style: { top: `${index * this.rowHeight}px`, height: `${this.rowHeight}px` } }, record ? this.row(record, index) : null);
      element.isFilled = Boolean(record);
      this.shown.set(index, element);
      this.spacer.append(element);
    }
  }

  async fetch(page) {
    const version = this.version;
    this.pages.set(page, null);
    try {
      const records = await this.load(page * this.page, this.page);
      if (version !== this.version) return;
      this.pages.set(page, records);
      this.request();
    } catch (error) {
      if (version === this.version) toast(error.message, true);
    }
  }

  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    const row = document.activeElement?.closest?.(".row");
    if (!step || !row) return;
    event.preventDefault();
    const index = Math.min(this.total - 1, Math.max(0, Number(row.getAttribute("aria-posinset")) - 1 + step));
    const top = index * this.rowHeight;
    if (top < this.element.scrollTop) this.element.scrollTop = top;
    if (top + this.rowHeight > this.element.scrollTop + this.element.clientHeight) this.element.scrollTop = top + this.rowHeight - this.element.clientHeight;
    this.draw();
    this.shown.get(index)?.querySelector("button")?.focus();
  }
}
