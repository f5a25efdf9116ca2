// The findings in reading order. One of them is selected; the arrow keys go from one to the next.

import {element} from "./elements.js";
import {detailsOf, summaryOf} from "./entry.js";
import {plural} from "./words.js";

export class List {
  /** @type {Map<string, {item: HTMLElement, row: HTMLElement, entry: object, stamp: string}>} */
  #items = new Map();

  /**
   * @param {HTMLOListElement} root
   * @param {import("./desk.js").Desk} desk
   * @param {import("./decisions.js").Decisions} decisions
   */
  constructor(root, desk, decisions) {
    Object.assign(this, {root, desk, decisions});
    desk.addEventListener("findings", () => this.#render());
    desk.addEventListener("selected", () => this.#showSelected());
  }

  /** Puts the focus on the selected finding, or on the first one. Returns whether there is any. */
  focus() {
    const entry = this.desk.chosen ?? this.desk.neighbour(1) ?? this.desk.open[0];
    if (!entry) return false;
    this.desk.select(entry);
    this.#items.get(entry.key)?.row.focus({preventScroll: true});
    this.#items.get(entry.key)?.item.scrollIntoView({block: "nearest"});
    return true;
  }

  get hasFocus() {
    return this.root.contains(document.activeElement);
  }

  #render() {
    const {open} = this.desk;
    const focused = this.hasFocus && this.root.querySelector("li:focus-within")?.dataset.key;
    const keys = new Set(open.map(({key}) => key));
    const next = focused && !keys.has(focused) ? this.#following(focused, keys) : null;
    for (const [key, {item}] of this.#items) {
      if (keys.has(key)) continue;
      item.remove();
      this.#items.delete(key);
    }
    let last = null;
    for (const entry of open) {
      const {item} = this.#itemOf(entry);
      if (last ? last.nextElementSibling !== item : this.root.firstElementChild !== item) last ? last.after(item) : this.root.prepend(item);
      last = item;
    }
    if (focused && !keys.has(focused)) return this.#moveFocus(next);
    this.#showSelected();
    // An element that was moved has lost the focus.
    if (focused && !this.hasFocus) this.focus();
  }

  /** The key of the finding that comes after one that is gone; else of the one before. */
  #following(gone, keys) {
    const order = [...this.root.children].map((item) => item.dataset.key);
    const index = order.indexOf(gone);
    return order.slice(index).find((key) => keys.has(key)) ?? order.slice(0, index).findLast((key) => keys.has(key)) ?? null;
  }

  #moveFocus(key) {
    const entry = this.desk.open.find((one) => one.key === key) ?? this.desk.open[0];
    this.desk.selected = entry?.key ?? "";
    this.desk.tell("selected");
    if (!this.focus()) document.getElementById("verdict").focus();
  }

  #itemOf(entry) {
    const known = this.#items.get(entry.key);
    const stamp = `${entry.kind}${entry.number} ${entry.value.message} ${entry.value.withheld}`;
    if (known && known.stamp === stamp) {
      known.entry = entry;
      return known;
    }
    const row = known?.row ?? element("button.row", {type: "button", tabindex: -1, onclick: () => this.#pick(entry.key)});
    row.replaceChildren(...summaryOf(this.desk, entry));
    const item = known?.item ?? element(`li.entry`, {"data-key": entry.key}, row);
    item.className = `entry ${entry.kind}`;
    const made = {item, row, entry, stamp};
    this.#items.set(entry.key, made);
    return made;
  }

  #pick(key) {
    this.desk.select(this.#items.get(key)?.entry);
    this.focus();
    this.desk.tell("reveal");
  }

  #showSelected() {
    const {chosen} = this.desk;
    const stop = chosen ?? this.desk.open[0];
    for (const {item, row, entry} of this.#items.values()) {
      const isChosen = entry.key === chosen?.key;
      setAttribute(row, "tabindex", entry.key === stop?.key ? "0" : "-1");
      setAttribute(row, "aria-expanded", String(isChosen));
      if (isChosen) this.#unfold(item, entry);
      else item.querySelector(".details")?.remove();
      item.classList.toggle("selected", isChosen);
    }
    if (chosen && !this.hasFocus) this.#items.get(chosen.key)?.item.scrollIntoView({block: "nearest"});
  }

  #unfold(item, entry) {
    const shown = item.querySelector(".details");
    if (shown?.querySelector("form")) return;
    const inside = shown?.contains(document.activeElement);
    const details = detailsOf(this.desk, entry, this.decisions);
    if (shown) shown.replaceWith(details);
    else item.append(details);
    if (inside) this.#items.get(entry.key).row.focus({preventScroll: true});
  }

  /** The place in a selected finding where a form may be put. */
  get details() {
    return this.root.querySelector(".entry.selected .details");
  }
}

function setAttribute(one, name, value) {
  if (one.getAttribute(name) !== value) one.setAttribute(name, value);
}

/** "2 cuts, 1 fix": what is open by kind. */
export function countsOf(open, kinds) {
  return kinds.map((kind) => [kind, open.filter((entry) => entry.kind === kind).length]).filter(([, count]) => count).map(([kind, count]) => ({kind, words: plural(count, kind)}));
}
