// What the page works on: the text, what was found in it, what is ignored, and the history of it all. It knows no element.

import {Failure, post} from "./api.js";
import {difference} from "./difference.js";
import {Findings, SETTLED} from "./findings.js";
import {History} from "./history.js";
import {IgnoredList} from "./ignored.js";
import {Text} from "./text.js";

/**
 * @typedef {import("./findings.js").Entry} Entry
 * @typedef {{start: number, end: number, text: string}} Edit
 *
 * Events: "lines" (lines of the text changed; `detail` is a LineChange), "all" (another text), "changed" (a step is done), "caret" (it has moved),
 * "findings" (the list changed), "moved" (typing has moved them), "selected", "file", "checking", "checked", "failed" (`detail` is a Failure), "said"
 * (`detail` is a line for people), "heard" (a line for screen readers; others see it elsewhere), "reveal" (the selected words are to be seen).
 */

export class Desk extends EventTarget {
  text = new Text();
  file = {name: "text.txt", encoding: "utf-8", bom: false};
  findings = new Findings();
  ignored = new IgnoredList();
  history = new History();
  /** @type {[number, number]} */
  caret = [0, 0];
  /** The key of the selected entry. */
  selected = "";
  /** Counts the changes after which a report is out of date. */
  version = 0;

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }

  say(line) {
    this.tell("said", line);
  }

  fail(error) {
    this.tell("failed", error instanceof Failure ? error : new Failure(`Something went wrong on this page: ${error.message}`));
  }

  // What is there

  /** The entries that wait for a decision, in reading order. @returns {Entry[]} */
  get open() {
    const {findings, ignored} = this;
    const known = this.#open;
    if (known.findings !== findings || known.ignored !== ignored || known.settled !== findings.settled) {
      const all = findings.entries.filter((entry, index) => findings.states[index] < SETTLED && !ignored.of(entry.value));
      this.#open = {findings, ignored, settled: findings.settled, all};
    }
    return this.#open.all;
  }

  /** The entries that are open, and what they follow from: they are asked for at each key. */
  #open = {findings: null, ignored: null, settled: 0, all: []};

  get chosen() {
    return this.open.find(({key}) => key === this.selected);
  }

  select(entry) {
    if (this.selected === (entry?.key ?? "")) return;
    this.selected = entry?.key ?? "";
    this.tell("selected");
  }

  /** The entry before or after the selected one; without one, the one at the caret. */
  neighbour(step) {
    const open = this.open;
    const index = open.findIndex(({key}) => key === this.selected);
    if (index >= 0) return open[index + step];
    const behind = open.findIndex((entry) => this.findings.span(entry)[1] >= this.caret[0]);
    return step > 0 ? open[behind < 0 ? 0 : behind] : open[(behind < 0 ? open.length : behind) - 1];
  }

  /** The entry whose words an offset is in. */
  entryAt(offset) {
    return this.open.find((entry) => {
      const [start, end] = this.findings.span(entry);
      return start <= offset && offset <= end;
    });
  }

  /** What every request says about the text. */
  get request() {
    return {text: this.text.content, name: this.file.name, ...this.ignored.options};
  }

  // Changes

  /** Another text; words that are right stay so. What was there before comes back by undo, with its file and what was ignored in it. */
  replaceAll(content, file, ignored = this.ignored.words) {
    if (this.text.length) this.#replaceAsStep(content, file, ignored);
    else this.#begin(content, file, ignored);
    this.tell("file");
  }

  #begin(content, file, ignored) {
    this.text = new Text(content);
    Object.assign(this, {file, ignored, findings: new Findings(), history: new History(), caret: [0, 0], selected: ""});
    this.version++;
    this.tell("all");
    this.tell("findings");
  }

  #replaceAsStep(content, file, ignored) {
    const before = this.#moment();
    const files = {before: this.file, after: file};
    const splices = [this.#splice(0, this.text.length, content.toWellFormed())];
    Object.assign(this, {file, ignored, findings: new Findings(), caret: [0, 0], selected: ""});
    this.#finish({label: `opened ${file.name}`, splices, before, after: this.#moment(), typing: "", time: performance.now(), files});
  }

  rename(name) {
    this.file = {...this.file, name};
    this.version++;
    this.tell("file");
  }

  /** What a step of the history keeps. @returns {import("./history.js").Moment} */
  #moment() {
    return {caret: this.caret, ignored: this.ignored, findings: this.findings.kept()};
  }

  /**
   * Edits the text as one step. The edits don't overlap and are in order; the caret goes behind the last one unless it is given.
   * @param {Edit[]} edits
   * @param {{typing?: string, caret?: [number, number], entry?: Entry}} how `entry`: the one that is dealt with by it
   */
  edit(label, edits, {typing = "", caret, entry} = {}) {
    const before = this.#moment();
    const splices = [...edits].reverse().map(({start, end, text}) => this.#splice(start, end, text.toWellFormed()));
    if (entry) this.findings.settle((one) => one === entry);
    this.caret = caret ?? caretBehind(edits);
    this.#finish({label, splices, before, after: this.#moment(), typing, time: performance.now()});
  }

  #splice(start, end, inserted) {
    const {splice, lines} = this.text.splice(start, end, inserted);
    this.findings.move(start, end, inserted.length);
    this.tell("lines", lines);
    return splice;
  }

  #finish(step) {
    this.history.add(step);
    this.version++;
    this.tell(step.typing ? "moved" : "findings");
    this.tell("changed");
  }

  /** Ignores something, or no longer, as one step. */
  setIgnored(label, ignored) {
    const before = this.#moment();
    this.ignored = ignored;
    this.#finish({label, splices: [], before, after: this.#moment(), typing: "", time: performance.now()});
  }

  undo() {
    const step = this.history.undo();
    if (!step) return this.say("Nothing to undo.");
    for (const {start, removed, inserted} of [...step.splices].reverse()) this.#splice(start, start + inserted.length, removed);
    this.#restore(step.before, step.files?.before);
    this.say(`Undone: ${step.label}. ${this.openWords}`);
  }

  redo() {
    const step = this.history.redo();
    if (!step) return this.say("Nothing to do again.");
    for (const {start, removed, inserted} of step.splices) this.#splice(start, start + removed.length, inserted);
    this.#restore(step.after, step.files?.after);
    this.say(`Done again: ${step.label}. ${this.openWords}`);
  }

  #restore(moment, file) {
    this.caret = moment.caret;
    this.ignored = moment.ignored;
    this.findings = moment.findings.kept();
    this.version++;
    if (file) {
      this.file = file;
      this.tell("file");
    }
    this.tell("findings");
    this.tell("changed");
    this.tell("caret");
  }

  // Decisions. Each returns whether it was carried out; if not, it says why.

  /** Takes a suggestion of a finding. */
  take(entry, suggestion) {
    const refusal = this.refusal(entry, suggestion);
    if (refusal) {
      this.say(refusal);
      return false;
    }
    const edits = this.findings.edits(entry, suggestion).sort((one, other) => one.start - other.start);
    this.edit(taken(entry, suggestion), edits, {entry});
    this.say(`${taken(entry, suggestion)}. ${this.openWords}`);
    return true;
  }

  /** Why a suggestion can't be taken; empty if it can. */
  refusal(entry, suggestion) {
    if (this.findings.stateOf(entry)) return "These words have changed: wait for the check.";
    if (!suggestion) return "There is no ready answer: write your own words, or edit the text.";
    if (suggestion.refused) return `Can’t be applied: ${suggestion.refused}.`;
    if (entry.value.withheld) return `Can’t be applied: ${entry.value.withheld}.`;
    return suggestion.edits.length ? "" : `“${suggestion.label}” is for you to write: press W for your own words.`;
  }

  /** Puts a person's own words in place of the marked ones, as the file's format writes them. */
  async write(entry, words) {
    const made = await this.#fixed({written: {[entry.id]: words}, only: [entry.id]}, words ? `“${entry.value.text}” became “${words}”` : `cut “${entry.value.text}”`, entry);
    return made;
  }

  /** Takes all fixes that need no review. */
  async takeSafe() {
    const safe = this.safe;
    if (!safe.length) {
      this.say("No fix is safe to take unseen.");
      return false;
    }
    return this.#fixed({only: safe.map(({id}) => id)}, `${safe.length === 1 ? "1 safe fix" : `${safe.length} safe fixes`} taken`);
  }

  get safe() {
    return this.open.filter(({value}) => value.applicability === "safe" && !value.withheld && value.suggestions[0]?.edits.length && !value.suggestions[0].refused);
  }

  /** Has the server fix the text, and takes what it made of it as one step. */
  async #fixed(wanted, label, entry) {
    const {version, request} = this;
    const made = await post("/api/fix", {...request, ...wanted});
    if (this.version !== version) {
      this.say("The text has changed meanwhile: nothing was done.");
      return false;
    }
    const edits = difference(request.text, made.text);
    if (!edits.length) {
      this.say(`Nothing was changed. ${made.refused[0]?.reason ?? "These words are as they were."}`);
      return false;
    }
    this.edit(label, edits, {entry});
    this.#settle(made.applied);
    this.say(`${label}. ${this.openWords}`);
    return true;
  }

  /** What was fixed is no longer open. */
  #settle(applied) {
    const ids = new Set(applied.map(({id}) => id));
    this.findings.settle(({id}) => ids.has(id));
    this.tell("findings");
  }

  ignore(entry, scope, reason) {
    const name = {place: entry.id, rule: entry.value.rule, word: entry.value.text}[scope];
    const words = scope === "rule" ? name : entry.value.text;
    const label = {place: `ignored “${short(words)}”`, rule: `ignored ${words} in this text`, word: `added “${words}” to the words`}[scope];
    this.setIgnored(label, this.ignored.with({scope, name, words, reason}));
    this.say(`${capital(label)}. ${this.openWords}`);
  }

  /** @param {import("./ignored.js").Ignored} one */
  bringBack(one) {
    this.setIgnored(`brought back “${short(one.words)}”`, this.ignored.without(one));
    this.say(`Brought back: “${short(one.words)}”. ${this.openWords}`);
  }

  /** "3 open", "Nothing open". */
  get openWords() {
    const {length} = this.open;
    return length ? `${length} open.` : "Nothing open.";
  }
}

function taken(entry, suggestion) {
  const words = short(entry.value.text);
  if (entry.kind === "cut") return `Cut “${words}”`;
  return entry.kind === "question" ? `Answered ${suggestion.key}: ${short(suggestion.label)}` : `“${words}” became “${short(suggestion.label)}”`;
}

function caretBehind(edits) {
  const grown = edits.reduce((sum, {start, end, text}) => sum + text.length - (end - start), 0);
  const caret = edits.length ? edits.at(-1).end + grown : 0;
  return [caret, caret];
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

/** Words for a label, not too many of them. */
export function short(words) {
  const line = words.replace(/\s+/g, " ");
  return line.length > 48 ? `${line.slice(0, 45).trimEnd()} …` : line;
}
