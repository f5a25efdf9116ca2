// What was ignored, with its reasons and the way back; and what the check couldn't do.

import {element} from "./elements.js";
import {shown} from "./words.js";

const SCOPES = {place: "this place", rule: "rule, in this text", word: "word"};

export class Aside {
  /**
   * @param {{ignored: HTMLDetailsElement, notes: HTMLElement}} parts
   * @param {import("./desk.js").Desk} desk
   */
  constructor(parts, desk) {
    Object.assign(this, parts);
    this.desk = desk;
    desk.addEventListener("findings", () => this.#renderIgnored());
    desk.addEventListener("checked", () => this.#renderNotes());
  }

  #renderIgnored() {
    const {all} = this.desk.ignored;
    this.ignored.hidden = !all.length;
    this.ignored.querySelector("summary").textContent = `Ignored (${all.length})`;
    this.ignored.querySelector("ul").replaceChildren(
      ...all.map((one) =>
        element(
          "li",
          {},
          element("bdi", {}, shown(one.words)),
          element("span.because", {}, ` ${SCOPES[one.scope]}: ${one.reason}`),
          element("button", {type: "button", "aria-label": `Bring back “${shown(one.words)}”`, onclick: () => this.desk.bringBack(one)}, "Bring back"),
        ),
      ),
    );
  }

  #renderNotes() {
    const {report} = this.desk.findings;
    const lines = report ? notesOf(report) : [];
    this.notes.replaceChildren(...lines.map((line) => element("li", {}, line)));
    this.notes.hidden = !lines.length;
  }
}

/** What a reader of the findings should know, in lines. */
function notesOf(report) {
  return [
    ...report.skipped.map(({reason}) => `Not read: ${reason}`),
    ...report.failed.map(({rule, message}) => `The rule ${rule} failed: ${message}`),
    ...report.files.flatMap(({notes}) => notes),
    ...report.files.flatMap(({unlisted = []}) => unlisted.filter(({kind}) => kind !== "covered")).map(({rule, findings}) => `${findings} more of ${rule}: they appear as you go on`),
  ];
}
