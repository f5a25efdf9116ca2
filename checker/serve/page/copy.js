// The article as it can be edited: an element for each line, made from the text and never the other way round, except while an input
// method composes.

// Chromium gives no target ranges where text is plain. What these delete is what the caret would move over.
const DELETED = {
  deleteContentBackward: ["backward", "character"],
  deleteContentForward: ["forward", "character"],
  deleteWordBackward: ["backward", "word"],
  deleteWordForward: ["forward", "word"],
  deleteSoftLineBackward: ["backward", "lineboundary"],
  deleteSoftLineForward: ["forward", "lineboundary"],
  deleteHardLineBackward: ["backward", "lineboundary"],
  deleteHardLineForward: ["forward", "lineboundary"],
  deleteEntireSoftLine: ["forward", "lineboundary"],
};
const NEW_LINE = new Set(["insertLineBreak", "insertParagraph"]);
const TYPED = {insertText: "typing", deleteContentBackward: "deleting", deleteContentForward: "deleting"};

export class Copy {
  /** @type {HTMLElement[]} The elements of the lines. */
  #elements = [];
  #composing = false;
  /** @type {[number, number] | null} What is being dragged from here. */
  #dragged = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./desk.js").Desk} desk
   */
  constructor(root, desk) {
    this.root = root;
    this.desk = desk;
    desk.addEventListener("all", () => this.#renderAll());
    desk.addEventListener("lines", ({detail}) => this.#render(detail));
    root.addEventListener("beforeinput", (event) => this.#beforeInput(event));
    root.addEventListener("input", () => this.#composing && this.#readComposed());
    root.addEventListener("compositionstart", () => this.#startComposing());
    root.addEventListener("compositionend", () => this.#composed());
    root.addEventListener("dragstart", () => (this.#dragged = [...this.desk.caret].sort(byOffset)));
    root.addEventListener("dragend", () => (this.#dragged = null));
    root.addEventListener("drop", (event) => this.#drop(event));
    root.addEventListener("copy", (event) => this.#toClipboard(event, false));
    root.addEventListener("cut", (event) => this.#toClipboard(event, true));
    document.addEventListener("selectionchange", () => this.#readCaret());
    this.#renderAll();
  }

  // From the text to the page

  #renderAll() {
    this.#elements = this.desk.text.lines.map(lineElement);
    this.root.replaceChildren(...this.#elements);
    this.#markEmpty();
  }

  /** @param {import("./text.js").LineChange} change */
  #render({first, removed, inserted}) {
    if (this.#composing) return;
    const {lines} = this.desk.text;
    const kept = Math.min(removed, inserted);
    for (let line = first; line < first + kept; line++) setLine(this.#elements[line], lines[line]);
    const gone = this.#elements.slice(first + kept, first + removed);
    const made = lines.slice(first + kept, first + inserted).map(lineElement);
    if (first + kept > 0) this.#elements[first + kept - 1].after(...made);
    else this.root.prepend(...made);
    for (const element of gone) element.remove();
    this.#elements.splice(first + kept, gone.length, ...made);
    this.#markEmpty();
  }

  #markEmpty() {
    this.root.classList.toggle("empty", this.desk.text.length === 0);
  }

  /** The element of the line of an offset. */
  lineOf(offset) {
    return this.#elements[this.desk.text.lineAt(offset)];
  }

  elementAt(line) {
    return this.#elements[line];
  }

  /** A node and an offset in it, as ranges want them. @returns {[Node, number]} */
  point(offset) {
    const {line, column} = this.desk.text.position(offset);
    const element = this.#elements[line];
    const node = element?.firstChild;
    return node?.nodeType === Node.TEXT_NODE ? [node, Math.min(column, node.length)] : [element ?? this.root, 0];
  }

  range(start, end) {
    const range = new Range();
    range.setStart(...this.point(start));
    range.setEnd(...this.point(end));
    return range;
  }

  /** Puts the caret, or a selection, where the desk has it. */
  showCaret({scroll = false} = {}) {
    const [start, end] = this.desk.caret;
    getSelection().setBaseAndExtent(...this.point(start), ...this.point(end));
    if (scroll) this.lineOf(end)?.scrollIntoView({block: "nearest"});
  }

  // From the page to the text

  /** The offset of a point of the page. */
  offset(node, column) {
    const {text} = this.desk;
    if (node === this.root) return column < this.#elements.length ? text.starts[column] : text.length;
    const element = node.nodeType === Node.TEXT_NODE ? node.parentNode : node;
    const line = this.#elements.indexOf(element);
    if (line < 0) return this.desk.caret[0];
    const inLine = node.nodeType === Node.TEXT_NODE || column === 0 ? column : text.lines[line].length;
    return text.starts[line] + Math.min(inLine, text.lines[line].length);
  }

  /** @returns {[number, number] | null} */
  #selection() {
    const {anchorNode, anchorOffset, focusNode, focusOffset} = getSelection();
    if (!anchorNode || !focusNode || !this.root.contains(anchorNode) || !this.root.contains(focusNode)) return null;
    return [this.offset(anchorNode, anchorOffset), this.offset(focusNode, focusOffset)];
  }

  /** The event for a moved caret comes late: who needs the caret at once asks for it. */
  #readCaret() {
    const caret = this.#composing ? null : this.#selection();
    if (!caret || (caret[0] === this.desk.caret[0] && caret[1] === this.desk.caret[1])) return;
    this.desk.caret = caret;
    this.desk.tell("caret-moved");
  }

  /** @param {InputEvent} event */
  #beforeInput(event) {
    const {inputType} = event;
    if (event.isComposing || inputType === "insertCompositionText") return;
    event.preventDefault();
    this.#readCaret();
    if (inputType === "historyUndo") return this.desk.undo();
    if (inputType === "historyRedo") return this.desk.redo();
    if (!/^(insert|delete)/.test(inputType)) return;
    const [start, end] = this.#target(event);
    const inserted = this.#inserted(event, start);
    if (start === end && !inserted) return;
    const typing = inserted.includes("\n") ? "" : (TYPED[inputType] ?? "");
    this.change(labelOf(inputType), [{start, end, text: inserted}], {typing});
  }

  /** Edits the text, and shows the caret behind the edit. */
  change(label, edits, how) {
    this.desk.edit(label, edits, how);
    this.showCaret({scroll: true});
  }

  /** Between which offsets an input replaces the text. */
  #target(event) {
    const [range] = event.getTargetRanges();
    const ends = range
      ? [this.offset(range.startContainer, range.startOffset), this.offset(range.endContainer, range.endOffset)]
      : [...this.desk.caret];
    if (!range && ends[0] === ends[1] && DELETED[event.inputType]) {
      getSelection().modify("extend", ...DELETED[event.inputType]);
      ends.splice(0, 2, ...(this.#selection() ?? ends));
    }
    return ends.sort(byOffset);
  }

  #inserted(event, offset) {
    if (event.inputType.startsWith("delete")) return "";
    if (NEW_LINE.has(event.inputType)) return this.desk.text.endingAt(offset);
    return this.#withOurEndings(event.data ?? event.dataTransfer?.getData("text/plain") ?? "", offset);
  }

  /** The first text of an article keeps its line ends; what comes later takes those that are there. */
  #withOurEndings(given, offset) {
    return this.desk.text.length ? given.replace(/\r\n|\r|\n/g, this.desk.text.endingAt(offset)) : given;
  }

  /** Puts dropped text where it falls; text from here moves there. */
  #drop(event) {
    const dropped = event.dataTransfer.getData("text/plain");
    if (!dropped || event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    const {offsetNode, offset} = document.caretPositionFromPoint(event.clientX, event.clientY);
    const at = this.offset(offsetNode, offset);
    const inserted = {start: at, end: at, text: this.#withOurEndings(dropped, at)};
    const [start, end] = this.#dragged ?? [at, at];
    if (start < at && at < end) return;
    const removed = start < end ? [{start, end, text: ""}] : [];
    this.change("moving text", [...removed, inserted].sort((one, other) => one.start - other.start));
  }

  #toClipboard(event, cut) {
    this.#readCaret();
    const [start, end] = [...this.desk.caret].sort(byOffset);
    event.preventDefault();
    if (start === end) return;
    event.clipboardData.setData("text/plain", this.desk.text.slice(start, end));
    if (cut) this.change("cut", [{start, end, text: ""}]);
  }

  // Input methods change the page themselves

  /** What is selected is deleted here: the browser would join lines in a way of its own. */
  #startComposing() {
    this.#readCaret();
    const [start, end] = [...this.desk.caret].sort(byOffset);
    if (start < end) this.change("typing", [{start, end, text: ""}], {typing: "composing"});
    this.#composing = true;
  }

  /** Takes over what an input method wrote: the lines that differ from the text. */
  #readComposed() {
    const {text} = this.desk;
    const shown = [...this.root.childNodes];
    const written = shown.map((node) => node.textContent);
    let first = 0;
    while (first < written.length - 1 && first < text.lines.length - 1 && written[first] === text.lines[first]) first++;
    let last = 0;
    while (last < Math.min(written.length, text.lines.length) - first - 1 && written.at(-1 - last) === text.lines.at(-1 - last)) last++;
    const end = text.lines.length - 1 - last;
    const start = text.starts[first];
    const [before, after] = [text.slice(start, text.starts[end] + text.lines[end].length), written.slice(first, written.length - last).join(text.endingAt(start))];
    const edit = trimmed(start, before, after);
    if (edit.start === edit.end && !edit.text) return;
    this.desk.edit("typing", [edit], {typing: "composing"});
    this.#elements = shown;
  }

  /** Makes the lines anew that the input method has built as it pleased. */
  #composed() {
    this.#readComposed();
    this.#composing = false;
    const caret = this.#selection() ?? this.desk.caret;
    if (this.#elements.some(isForeign)) this.#renderAll();
    this.desk.caret = caret;
    this.#markEmpty();
    this.showCaret();
    this.desk.tell("moved");
  }
}

/** Whether the browser has built a line in its own way. */
function isForeign(element) {
  return !(element instanceof HTMLDivElement) || element.childNodes.length !== 1 || element.attributes.length > 0;
}

/** The edit between two texts, without what they share at both ends. */
function trimmed(start, before, after) {
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - same && before.at(-1 - end) === after.at(-1 - end)) end++;
  return {start: start + same, end: start + before.length - end, text: after.slice(same, after.length - end)};
}

function lineElement(line) {
  const element = document.createElement("div");
  element.append(line ? document.createTextNode(line) : document.createElement("br"));
  return element;
}

/** Gives a line its new words by the smallest change: ranges in the rest of it stay where they are. */
function setLine(element, line) {
  const node = element.firstChild;
  if (!line || node?.nodeType !== Node.TEXT_NODE) {
    element.replaceChildren(...lineElement(line).childNodes);
    return;
  }
  const {start, end, text} = trimmed(0, node.data, line);
  node.replaceData(start, end - start, text);
}

function byOffset(one, other) {
  return one - other;
}

function labelOf(inputType) {
  if (inputType.startsWith("delete")) return "deleting";
  return inputType === "insertFromPaste" ? "pasting" : "typing";
}
