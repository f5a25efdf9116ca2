// Keys: single letters while the focus is in the list; with Alt (on a Mac Control and Option) from anywhere.

const MAC = /^Mac|^iP/.test(navigator.platform);
const TYPES = "input:not([type=radio], [type=checkbox]), textarea, [contenteditable]";

/**
 * @param {{desk: import("./desk.js").Desk, decisions: import("./decisions.js").Decisions, list: import("./list.js").List,
 *   copy: import("./copy.js").Copy, help: HTMLDialogElement}} parts
 */
export function listenToKeys({desk, decisions, list, copy, help}) {
  const go = (step) => {
    const entry = desk.neighbour(step);
    if (!entry) return desk.say(desk.open.length ? (step > 0 ? "This is the last finding." : "This is the first finding.") : "Nothing open.");
    desk.select(entry);
    list.focus();
    desk.tell("reveal");
  };
  const toEnd = (index) => {
    const entry = desk.open.at(index);
    if (!entry) return;
    desk.select(entry);
    list.focus();
    desk.tell("reveal");
  };
  const letters = {
    t: () => decisions.take(),
    s: () => decisions.takeSafe(),
    k: () => decisions.keep(),
    w: () => decisions.write(),
    i: () => decisions.ignore(),
    e: () => decisions.toText(),
    n: () => go(1),
    p: () => go(-1),
    y: () => decisions.why(),
    u: () => desk.undo(),
    r: () => desk.redo(),
  };
  const inList = {...letters, arrowdown: () => go(1), arrowup: () => go(-1), home: () => toEnd(0), end: () => toEnd(-1), enter: () => decisions.main(), escape: () => decisions.toText()};
  const fromText = {
    ...letters,
    w: () => list.focus() && decisions.write(),
    i: () => list.focus() && decisions.ignore(),
  };

  const act = (event, known, name) => {
    const does = known[name] ?? (/^[a-h]$/.test(name) ? () => decisions.answer(name.toUpperCase()) : null);
    if (!does) return false;
    event.preventDefault();
    does();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || help.open) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "F8") {
      event.preventDefault();
      if (list.hasFocus || event.shiftKey) return go(event.shiftKey ? -1 : 1);
      if (!list.focus()) return desk.say("Nothing open.");
      desk.tell("reveal");
      return;
    }
    if (withModifier(event)) {
      act(event, fromText, letterOf(event));
      return;
    }
    const typing = event.target.closest?.(TYPES);
    if (command && !event.altKey && (!typing || typing === copy.root) && history(event, desk)) return;
    if (command && !event.altKey && event.key === "Enter") return void act(event, {enter: () => decisions.main()}, "enter");
    if (command && !event.altKey && event.key === ".") return void act(event, {".": () => list.focus()}, ".");
    if (command || event.altKey || typing) return;
    if (event.key === "?") return void act(event, {"?": () => help.showModal()}, "?");
    if (list.hasFocus && !isButton(event)) act(event, inList, event.key.toLowerCase());
  });
}

/** Enter and the space bar belong to a button inside a finding that has the focus. */
function isButton(event) {
  return (event.key === "Enter" || event.key === " ") && !event.target.closest(".row");
}

function withModifier(event) {
  return event.altKey && !event.metaKey && event.ctrlKey === MAC && !event.getModifierState("AltGraph") && letterOf(event) !== "";
}

/** The letter on the key, whatever the modifier makes of it. */
function letterOf(event) {
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : "";
}

/** Undo and redo by the system's keys. Returns whether it was one of them. */
function history(event, desk) {
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return false;
  event.preventDefault();
  if (key === "y" || event.shiftKey) desk.redo();
  else desk.undo();
  return true;
}
