// Checks the text when its writer pauses. Only the answer to the newest text counts.

import {post} from "./api.js";
import {Findings} from "./findings.js";

const PAUSE = 300; // milliseconds

export class Checks {
  #timer = 0;
  #running = new AbortController();

  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    desk.addEventListener("changed", () => this.soon());
    desk.addEventListener("file", () => this.soon(0));
  }

  /** Checks after a pause, unless there is another change before. */
  soon(pause = PAUSE) {
    clearTimeout(this.#timer);
    this.#running.abort();
    this.desk.tell("checking");
    this.#timer = setTimeout(() => this.#check(), pause);
  }

  async #check() {
    const {desk} = this;
    const running = (this.#running = new AbortController());
    const {version, request} = desk;
    try {
      const report = request.text.trim() ? await post("/api/check", request, running.signal) : null;
      if (desk.version === version) this.#take(report, request.text);
    } catch (error) {
      if (!running.signal.aborted) desk.fail(error);
    }
  }

  #take(report, content) {
    const {desk} = this;
    const before = desk.chosen;
    const made = report ? Findings.of(report, content) : new Findings();
    const start = before && desk.findings.span(before)[0];
    desk.findings = made;
    if (before && !desk.chosen) {
      // An id depends on the words around it where the same words are marked twice: the place is still the same.
      desk.selected = desk.open.find((entry) => entry.value.rule === before.value.rule && made.span(entry)[0] === start)?.key ?? "";
    }
    desk.tell("findings");
    desk.tell("checked");
  }
}
