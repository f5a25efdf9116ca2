// What was done, to be undone and done again. Typing in one place is one step; a fix, an answer or an ignored finding is one each.

const MOST_STEPS = 500;
const PAUSE = 1000; // milliseconds: typing after a longer one is a step of its own

/**
 * @typedef {import("./text.js").Splice} Splice
 * What the desk is like beside its text: where the caret is, what is ignored, where the findings stand.
 * @typedef {{caret: [number, number], ignored: object, findings: object}} Moment
 * A step; `typing` is the kind of typing, if it is any, and `files` the file before and after where another one was opened.
 * @typedef {{label: string, splices: Splice[], before: Moment, after: Moment, typing: string, time: number, files?: {before: object, after: object}}} Step
 */

export class History {
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];

  /** The label of the step that `undo` would revert, or "". */
  get last() {
    return this.#done.at(-1)?.label ?? "";
  }

  get next() {
    return this.#undone.at(-1)?.label ?? "";
  }

  /**
   * Adds a step, or lengthens the last one where it goes on with the same kind of typing.
   * @param {Step} step
   */
  add(step) {
    this.#undone = [];
    const last = this.#done.at(-1);
    if (last && goesOn(last, step)) {
      last.splices.push(...step.splices);
      last.after = step.after;
      last.time = step.time;
      return;
    }
    this.#done.push(step);
    if (this.#done.length > MOST_STEPS) this.#done.shift();
  }

  /** The step to revert; from now on it can be done again. */
  undo() {
    const step = this.#done.pop();
    if (step) this.#undone.push(step);
    return step;
  }

  redo() {
    const step = this.#undone.pop();
    if (step) this.#done.push(step);
    return step;
  }
}

function goesOn(last, step) {
  if (!step.typing || step.typing !== last.typing || step.time - last.time > PAUSE) return false;
  return last.after.caret[0] === step.before.caret[0] && last.after.caret[1] === step.before.caret[1];
}
