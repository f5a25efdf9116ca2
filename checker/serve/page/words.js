// What a finding says, in the words of the desk report.

const CONTEXT_WORDS = 4;
const LONGEST = 90;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const NAMES = {cut: "Cut", fix: "Fix", question: "Question", note: "Note"};

export function nameOf(entry) {
  return `${NAMES[entry.kind]} ${entry.number}`;
}

/** Words on one line, the middle left out where they are long; characters that nobody sees are named. */
export function shown(words) {
  const line = named(words);
  return line.length <= LONGEST ? line : `${line.slice(0, 50).trimEnd()} … ${line.slice(-30).trimStart()}`;
}

function named(words) {
  return words.replace(/\s+/g, " ").replace(HIDDEN, (one) => `<U+${one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`);
}

/** The first words, at most so many characters of them. */
export function opening(words, most) {
  const line = named(words.slice(0, 2 * most));
  return line.length <= most && words.length <= 2 * most ? line : `${line.slice(0, most).replace(/\s+\S*$/, "")} …`;
}

/** The marked words in their surroundings. @returns {{before: string, marked: string, after: string}} */
export function around(desk, entry) {
  const [start, end] = desk.findings.span(entry);
  const {text} = desk;
  const [left, right] = [text.slice(Math.max(0, start - 80), start), text.slice(end, Math.min(text.length, end + 80))];
  const before = (left.match(/\S+/g) ?? []).slice(-CONTEXT_WORDS).join(" ");
  const after = (right.match(/\S+/g) ?? []).slice(0, CONTEXT_WORDS).join(" ");
  return {
    before: shown(before) + (before && !/\S$/.test(left) ? " " : ""),
    marked: shown(text.slice(start, end)),
    after: (after && !/^\S/.test(right) ? " " : "") + shown(after),
  };
}

/** The words before and after a suggestion, widened to whole words. @returns {[string, string]} */
export function change(desk, entry, suggestion) {
  const edits = desk.findings.edits(entry, suggestion).sort((one, other) => one.start - other.start);
  const [markStart, markEnd] = desk.findings.span(entry);
  let start = Math.min(...edits.map((edit) => edit.start));
  let end = Math.max(...edits.map((edit) => edit.end));
  if (markStart - 60 < start && end < markEnd + 60) [start, end] = [Math.min(start, markStart), Math.max(end, markEnd)];
  const {text} = desk;
  const left = text.slice(Math.max(0, start - 80), start);
  start -= left.match(/\S*$/)[0].length;
  let made = "";
  let at = start;
  for (const edit of edits) {
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return [shown(text.slice(start, end)), shown(made + text.slice(at, Math.max(at, end)))];
}

/** What an answer makes of the text. One that changes other words than the marked ones names them: “2 → 3”. */
export function answerWords(desk, entry, suggestion) {
  const refused = suggestion.refused ? ` (can’t be applied: ${suggestion.refused})` : "";
  if (suggestion.edits.length !== 1 || suggestion.edits[0].text !== suggestion.label) return suggestion.label + refused;
  const [{start, end}] = desk.findings.edits(entry, suggestion);
  const old = desk.text.slice(start, end);
  return (!old.trim() || old === entry.value.text ? suggestion.label : `${shown(old)} → ${suggestion.label}`) + refused;
}

/** Where it is: "paragraph 3". Each line with words is one. */
export function placeOf(desk, offset) {
  const {lines} = desk.text;
  const line = desk.text.lineAt(offset);
  let paragraph = 0;
  for (let index = 0; index <= line; index++) if (lines[index].trim()) paragraph++;
  return `paragraph ${paragraph}`;
}

export function plural(count, word) {
  return `${count} ${word}${count === 1 ? "" : word.endsWith("x") ? "es" : "s"}`;
}
