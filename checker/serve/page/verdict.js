// The line above it all: may it be published, what is open, and what the program is doing.

import {KINDS} from "./findings.js";
import {element} from "./elements.js";
import {countsOf} from "./list.js";
import {plural} from "./words.js";

export class Verdict {
  /**
   * @param {{verdict: HTMLElement, safe: HTMLButtonElement, undo: HTMLButtonElement, redo: HTMLButtonElement, state: HTMLElement, facts: HTMLElement}} parts
   * @param {import("./desk.js").Desk} desk
   */
  constructor(parts, desk) {
    Object.assign(this, parts);
    this.desk = desk;
    for (const type of ["findings", "checked"]) desk.addEventListener(type, () => this.#render());
    for (const type of ["findings", "moved"]) desk.addEventListener(type, () => this.#renderHistory());
    desk.addEventListener("checking", () => this.#say("Checking …"));
    desk.addEventListener("checked", () => this.#say(desk.findings.report ? "Checked" : ""));
    desk.addEventListener("failed", () => this.#say("Not checked"));
  }

  #say(state) {
    this.state.textContent = state;
  }

  #render() {
    const {open, findings, safe} = this.desk;
    const {severity, headline} = judged(open, findings.report);
    this.verdict.className = `verdict ${severity}`;
    this.verdict.replaceChildren(
      element("strong", {}, headline),
      ...countsOf(open, KINDS).map(({kind, words}) => element(`span.count.${kind}`, {}, words)),
    );
    this.safe.disabled = !safe.length;
    this.safe.querySelector(".label").textContent = safe.length ? `Take ${safe.length} safe` : "Take safe";
    const words = findings.report?.files.reduce((sum, file) => sum + file.words, 0) ?? 0;
    this.facts.textContent = words ? plural(words, "word") : "";
  }

  #renderHistory() {
    const {history} = this.desk;
    for (const [button, label, name] of [[this.undo, history.last, "Undo"], [this.redo, history.next, "Redo"]]) {
      button.disabled = !label;
      button.title = label ? `${name}: ${label}` : "";
    }
  }
}

/** What the most serious open finding means for the article. */
function judged(open, report) {
  const severities = new Set(open.map(({value}) => value.severity));
  if (severities.has("error")) return {severity: "error", headline: "Not publishable"};
  if (severities.has("warning")) return {severity: "warning", headline: "Needs review"};
  if (!report) return {severity: "none", headline: "No text yet"};
  if (report.out_of_scope) return {severity: "warning", headline: "Not in English: not checked"};
  return {severity: "fine", headline: open.length ? "No errors found" : "Nothing open"};
}
