// The text of a file as lines, each with the line end that it has: what is not edited keeps its bytes.

/**
 * A change of the text: `removed` characters from `start` on (UTF-16) became `inserted`.
 * @typedef {{start: number, removed: string, inserted: string}} Splice
 *
 * The lines that a splice replaced: `removed` lines from number `first` on became `inserted` ones.
 * @typedef {{first: number, removed: number, inserted: number}} LineChange
 */

const ENDING = /\r\n|\n|\r/g;

/** The lines of a text and their line ends; the last has none. */
function divided(text) {
  const lines = [];
  const endings = [];
  let start = 0;
  for (const found of text.matchAll(ENDING)) {
    lines.push(text.slice(start, found.index));
    endings.push(found[0]);
    start = found.index + found[0].length;
  }
  lines.push(text.slice(start));
  endings.push("");
  return {lines, endings};
}

export class Text {
  /** @param {string} content */
  constructor(content = "") {
    this.#set(content.toWellFormed());
  }

  #set(content) {
    const {lines, endings} = divided(content);
    this.lines = lines;
    this.endings = endings;
    this.#found = null;
  }

  /** @type {number[] | null} Where each line starts, once somebody asked; edits forget it. */
  #found = null;

  /** Where each line starts, in UTF-16 units. */
  get starts() {
    if (!this.#found) {
      let start = 0;
      this.#found = this.lines.map((line, index) => {
        const here = start;
        start += line.length + this.endings[index].length;
        return here;
      });
    }
    return this.#found;
  }

  get content() {
    return this.lines.map((line, index) => line + this.endings[index]).join("");
  }

  get length() {
    const last = this.lines.length - 1;
    return this.starts[last] + this.lines[last].length;
  }

  /** The number of the line that an offset is in; an offset between CR and LF is in the line that they end. */
  lineAt(offset) {
    const starts = this.starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The line of an offset, and the column in it: not beyond the end of the line. */
  position(offset) {
    const line = this.lineAt(offset);
    return {line, column: Math.min(offset - this.starts[line], this.lines[line].length)};
  }

  slice(start, end) {
    const [first, last] = [this.lineAt(start), this.lineAt(end)];
    let part = "";
    for (let line = first; line <= last; line++) part += this.lines[line] + this.endings[line];
    return part.slice(start - this.starts[first], end - this.starts[first]);
  }

  /** The line end that a new line gets here: that of the line itself, else of the one before. */
  endingAt(offset) {
    const line = this.lineAt(offset);
    return this.endings[line] || this.endings[line - 1] || "\n";
  }

  /**
   * Replaces what stands between two offsets.
   * @returns {{splice: Splice, lines: LineChange}}
   */
  splice(start, end, inserted) {
    const removed = this.slice(start, end);
    let first = this.lineAt(start);
    const last = this.lineAt(end);
    const offset = start - this.starts[first];
    let region = "";
    for (let line = first; line <= last; line++) region += this.lines[line] + this.endings[line];
    region = region.slice(0, offset) + inserted + region.slice(offset + end - start);
    if (region.startsWith("\n") && this.endings[first - 1] === "\r") {
      first -= 1; // A lone CR that meets a LF is one line end with it.
      region = `${this.lines[first]}\r${region}`;
    }
    const parts = divided(region);
    if (last < this.lines.length - 1) {
      parts.lines.pop();
      parts.endings.pop();
    }
    this.lines.splice(first, last - first + 1, ...parts.lines);
    this.endings.splice(first, last - first + 1, ...parts.endings);
    this.#found = null;
    return {
      splice: {start, removed, inserted},
      lines: {first, removed: last - first + 1, inserted: parts.lines.length},
    };
  }
}

/** Where code points stand in UTF-16: a function from the one offset to the other. */
export function fromCodePoints(content) {
  if (!/[\ud800-\udbff]/.test(content)) return (offset) => offset;
  const offsets = new Uint32Array(content.length + 1);
  let point = 0;
  let unit = 0;
  for (const character of content) {
    offsets[point++] = unit;
    unit += character.length;
  }
  offsets[point] = unit;
  return (offset) => offsets[Math.min(offset, point)];
}
