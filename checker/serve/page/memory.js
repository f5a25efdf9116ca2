// What was written survives a reload, unless the editor turns that off.

import {Failure} from "./api.js";
import {IgnoredList} from "./ignored.js";

const ARTICLE = "checker.article";
const OFF = "checker.forgets";
const PAUSE = 500; // milliseconds

export class Memory {
  #timer = 0;

  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    for (const type of ["changed", "file", "all"]) desk.addEventListener(type, () => this.#soon());
    addEventListener("pagehide", () => this.#keep());
  }

  get isOn() {
    return localStorage.getItem(OFF) === null;
  }

  /** Turned off, it forgets what it has. */
  set isOn(on) {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    if (on) this.#keep();
    else localStorage.removeItem(ARTICLE);
  }

  /** Brings back what was written. Returns whether there was anything. */
  restore() {
    const kept = this.isOn && localStorage.getItem(ARTICLE);
    if (!kept) return false;
    try {
      const {text, file, ignored} = JSON.parse(kept);
      this.desk.replaceAll(text, file, new IgnoredList(ignored));
      return text !== "";
    } catch {
      localStorage.removeItem(ARTICLE);
      return false;
    }
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), PAUSE);
  }

  #keep() {
    clearTimeout(this.#timer);
    if (!this.isOn) return;
    const {text, file, ignored} = this.desk;
    try {
      localStorage.setItem(ARTICLE, JSON.stringify({text: text.content, file, ignored: ignored.all}));
    } catch {
      this.desk.fail(new Failure("This text is too long for the browser to keep: save it before you close the page."));
    }
  }
}
