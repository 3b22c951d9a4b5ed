// The words of the pages, and numbers and dates as the reader writes them.

export const languages = { en: "English", nl: "Nederlands", fr: "Français", de: "Deutsch" };
export let language = "en";
let texts = {};
let fallback = {};

export async function loadTexts(wanted) {
  const offered = [wanted, localStorage.getItem("koppel.language"), ...navigator.languages.map((name) => name.slice(0, 2))];
  language = offered.find((name) => name in languages) ?? "en";
  const read = async (name) => (await fetch(`/assets/texts.${name}.json`)).json();
  [texts, fallback] = await Promise.all([read(language), read("en")]);
  localStorage.setItem("koppel.language", language);
  document.documentElement.lang = language;
}

/** The text of a key, with values for `{name}`; `key.one` is the form for a `count` of 1. */
export function t(key, values = {}) {
  const single = values.count === 1 ? (texts[`${key}.one`] ?? fallback[`${key}.one`]) : undefined;
  const text = single ?? texts[key] ?? fallback[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (mark, name) => {
    const value = values[name];
    return value === undefined ? mark : typeof value === "number" ? number(value) : value;
  });
}

/** The word for a value of an enumeration, such as `kind.erp`; the value itself where there is none. */
export const word = (group, value) => texts[`${group}.${value}`] ?? fallback[`${group}.${value}`] ?? value;

const locale = () => ({ en: "en-GB", nl: "nl-BE", fr: "fr-BE", de: "de-DE" })[language];
const format = (value, options) => new Intl.NumberFormat(locale(), options).format(value);

export const number = (value, places = 0) => format(value, { maximumFractionDigits: places });
// As the program writes shares: with a space that does not break, in all languages.
const share = (value) => format(value, { style: "percent", maximumFractionDigits: 1 }).replace(/(\d)%/, "$1\u00a0%");
export const percent = (value) => (value > 0.999 && value < 1 ? `> ${share(0.999)}` : value > 0 && value < 0.001 ? `< ${share(0.001)}` : share(value));
export const money = (value, currency = "EUR") =>
  format(value, { style: "currency", currency, maximumFractionDigits: Math.abs(value) >= 10 || Number.isInteger(value) ? 0 : 2 });
export const moneyRange = (cost) => `${money(cost.low, cost.currency)} – ${money(cost.high, cost.currency)}`;

export function date(value) {
  const moment = typeof value === "number" ? new Date(value * 1000) : new Date(value);
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeZone: "UTC" }).format(moment);
}

export function duration(seconds) {
  const units = [[90, 1, "second"], [5400, 60, "minute"], [129600, 3600, "hour"], [5184000, 86400, "day"], [Infinity, 2629746, "month"]];
  const [, size, unit] = units.find(([limit]) => Math.abs(seconds) < limit);
  const amount = seconds / size;
  return format(amount, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: Math.abs(amount) < 10 && size >= 3600 ? 1 : 0 });
}

/** A delay as exactly as the exports tell it: where they have dates alone, less than a day is no number. */
export const delay = (lag) => lag.precision >= 86400 && lag.median < 86400
  ? `< ${format(1, { style: "unit", unit: "day", unitDisplay: "long" })}` : duration(lag.median);

export const months = (value) => format(value, { style: "unit", unit: "month", unitDisplay: "long", maximumFractionDigits: 1 });
export const weeks = (value) => format(value, { style: "unit", unit: "week", unitDisplay: "long", maximumFractionDigits: 0 });
export const bytes = (value) => value < 1e6 ? format(value / 1e3, { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 })
  : format(value / 1e6, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
