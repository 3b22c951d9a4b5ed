// The report, for those who were not there.
import { h, replace, toast } from "/assets/dom.js";
import { language, t } from "/assets/texts.js";

export async function reportView(main) {
  const forms = [["html", t("report.html"), t("report.htmlHint")], ["md", t("report.md"), t("report.mdHint")], ["pdf", t("report.pdf"), t("report.pdfHint")], ["xlsx", t("report.xlsx"), t("report.xlsxHint")]];
  replace(main, h("div", { class: "page" }, h("h1", {}, t("nav.report")), h("p", { class: "lead" }, t("report.lead")),
    h("ul", { class: "cards" }, forms.map(([form, name, hint]) => h("li", { class: "card" }, h("h2", {}, name), h("p", {}, hint),
      h("button", { onclick: (event) => save(form, event.currentTarget) }, t("report.save")))))));
}

/** Downloads of other origins are not possible, so this is a file of this one. */
async function save(form, button) {
  button.disabled = true;
  try {
    const answer = await fetch(`/api/report?form=${form}&language=${language}`);
    if (!answer.ok) throw new Error((await answer.json()).error);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? `report.${form}`;
    const address = URL.createObjectURL(await answer.blob());
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  } catch (error) {
    toast(error.message, true);
  } finally {
    button.disabled = false;
  }
}
