// The marks in the article: a highlight for each kind, one for the selected finding and one for the places that belong to it.

import {KINDS} from "./findings.js";

const SELECTED = "selected";
const RELATED = "related";

export class Marks {
  /** @type {Map<string, Range>} Ranges by the key of their entry. */
  #ranges = new Map();
  #highlights = Object.fromEntries([...KINDS, RELATED, SELECTED].map((name) => [name, new Highlight()]));

  /**
   * @param {import("./desk.js").Desk} desk
   * @param {import("./copy.js").Copy} copy
   */
  constructor(desk, copy) {
    this.desk = desk;
    this.copy = copy;
    [...KINDS, RELATED, SELECTED].forEach((name, index) => {
      this.#highlights[name].priority = index;
      CSS.highlights.set(name, this.#highlights[name]);
    });
    desk.addEventListener("all", () => this.#showAll());
    desk.addEventListener("findings", () => this.#showAll());
    desk.addEventListener("moved", () => this.#showChanged());
    desk.addEventListener("selected", () => this.#showSelected());
  }

  #showAll() {
    for (const kind of KINDS) this.#highlights[kind].clear();
    this.#ranges.clear();
    for (const entry of this.desk.open) this.#show(entry);
    this.#showSelected();
  }

  #show(entry) {
    const range = this.copy.range(...this.desk.findings.span(entry));
    this.#ranges.set(entry.key, range);
    this.#highlights[entry.kind].add(range);
  }

  /** After typing: only ranges whose ends are not where they belong are made again. */
  #showChanged() {
    const {findings, caret, text} = this.desk;
    const line = text.lineAt(caret[0]);
    const [from, to] = [text.starts[Math.max(0, line - 1)], text.starts[line + 2] ?? text.length];
    for (const entry of this.desk.open) {
      const [start, end] = findings.span(entry);
      if (end < from || start > to) continue;
      const range = this.#ranges.get(entry.key);
      if (range) this.#highlights[entry.kind].delete(range);
      this.#show(entry);
    }
    this.#showSelected();
  }

  #showSelected() {
    const {chosen, findings} = this.desk;
    this.#highlights[SELECTED].clear();
    this.#highlights[RELATED].clear();
    if (!chosen) return;
    this.#highlights[SELECTED].add(this.copy.range(...findings.span(chosen)));
    for (const {start, end} of findings.related(chosen)) this.#highlights[RELATED].add(this.copy.range(start, end));
  }

  /** Brings the selected words into view. */
  reveal() {
    const {chosen, findings} = this.desk;
    if (!chosen) return;
    const box = this.copy.range(...findings.span(chosen)).getBoundingClientRect();
    const pane = this.copy.root.closest(".pane") ?? this.copy.root;
    const seen = pane.getBoundingClientRect();
    if (box.top >= seen.top + 24 && box.bottom <= seen.bottom - 24) return;
    pane.scrollBy({top: box.top - seen.top - seen.height / 3, behavior: motion()});
  }
}

function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
