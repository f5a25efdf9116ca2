// The text of a file, without a browser: line ends, edits, the smallest difference, and places that move.

import assert from "node:assert/strict";
import {test} from "node:test";
import {difference} from "../../../checker/serve/page/difference.js";
import {Findings, kindOf} from "../../../checker/serve/page/findings.js";
import {History} from "../../../checker/serve/page/history.js";
import {fromCodePoints, Text} from "../../../checker/serve/page/text.js";

/** The same numbers on each run: a linear congruential generator. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

const PIECES = ["", "a", "\r", "\n", "\r\n", "bc", "\u00e9", "d\re", "\n\n"];

test("a text keeps all its line ends", () => {
  for (const content of ["", "a", "a\n", "a\r\nb\rc\nd", "\r\n\r\n", "\n\r", "\r\r\n"]) assert.equal(new Text(content).content, content);
  assert.deepEqual(new Text("a\r\nb\rc\n").lines, ["a", "b", "c", ""]);
});

test("any edits make the same text as those of a string, and the lines of a new text", () => {
  const next = numbers(7);
  for (let round = 0; round < 300; round++) {
    let plain = Array.from({length: 6}, () => PIECES[next(PIECES.length)]).join("");
    const text = new Text(plain);
    for (let edit = 0; edit < 12; edit++) {
      const [start, end] = [next(plain.length + 1), next(plain.length + 1)].sort((one, other) => one - other);
      const inserted = PIECES[next(PIECES.length)];
      const shown = [...text.lines];
      const {splice, lines} = text.splice(start, end, inserted);
      assert.equal(splice.removed, plain.slice(start, end));
      plain = plain.slice(0, start) + inserted + plain.slice(end);
      assert.equal(text.content, plain);
      assert.deepEqual(text.lines, new Text(plain).lines);
      assert.equal(text.length, plain.length);
      shown.splice(lines.first, lines.removed, ...text.lines.slice(lines.first, lines.first + lines.inserted));
      assert.deepEqual(shown, text.lines, "the lines that are said to have changed are those");
      const at = next(plain.length + 1);
      assert.equal(text.slice(at, plain.length), plain.slice(at));
    }
  }
});

test("an offset between CR and LF is the end of its line", () => {
  assert.deepEqual(new Text("ab\r\ncd").position(3), {line: 0, column: 2});
  assert.deepEqual(new Text("ab\r\ncd").position(4), {line: 1, column: 0});
});

test("code points become UTF-16 units", () => {
  const convert = fromCodePoints("a\ud83d\ude00b");
  assert.deepEqual([0, 1, 2, 3].map(convert), [0, 1, 3, 4]);
  assert.equal(fromCodePoints("abc")(2), 2);
});

test("the difference of any two texts makes the one of the other, and touches nothing that they share", () => {
  const next = numbers(11);
  const words = ["the", " ", "port", "\n", "\r\n", "\u00e9", ".", "of"];
  for (let round = 0; round < 400; round++) {
    const [before, after] = [0, 1].map(() => Array.from({length: next(14)}, () => words[next(words.length)]).join(""));
    assert.equal(applied(before, difference(before, after)), after);
    assert.deepEqual(difference(before, before), []);
  }
  const story = "The the port.\n\nIt cost $ 40 million.\nThe end.";
  const fixed = "The port.\n\nIt cost $40 million.\nThe end.";
  const edits = difference(story, fixed);
  assert.deepEqual(edits.reduce((sum, {start, end, text}) => sum + end - start + text.length, 0), 5);
});

function applied(text, edits) {
  let made = text;
  for (const {start, end, text: inserted} of edits.toReversed()) made = made.slice(0, start) + inserted + made.slice(end);
  return made;
}

test("texts that have nothing in common are replaced in one edit, in time", () => {
  const [before, after] = ["a", "b"].map((letter) => Array.from({length: 20_000}, (_, index) => `${letter}${index}\n`).join(""));
  assert.equal(applied(before, difference(before, after)), after);
});

function finding(start, end, more = {}) {
  return {id: `${start}`, start, end, text: "words", state: "open", part: "", severity: "warning", suggestions: [], related: [], query: null, ...more};
}

test("findings move with the text, and know when their words were touched", () => {
  const made = Findings.of({files: [{findings: [finding(10, 15), finding(20, 25)]}]}, "x".repeat(40));
  const [first, second] = made.entries;
  made.move(0, 0, 3);
  assert.deepEqual(made.span(first), [13, 18]);
  made.move(13, 13, 1); // right before the words
  assert.deepEqual(made.span(first), [14, 19]);
  made.move(19, 19, 2); // right behind them
  assert.deepEqual([made.span(first), made.stateOf(first)], [[14, 19], 0]);
  made.move(16, 17, 0);
  assert.deepEqual([made.span(first), made.stateOf(first), made.stateOf(second)], [[14, 18], 1, 0]);
  assert.deepEqual(made.span(second), [25, 30]);
  made.move(0, 28, 4); // all of the one, and the beginning of the other
  assert.deepEqual([made.span(first), made.span(second)], [[0, 0], [4, 6]]);
});

test("edits and related places move too", () => {
  const suggestion = {key: "A", label: "new", edits: [{start: 12, end: 14, text: "new"}]};
  const made = Findings.of({files: [{findings: [finding(10, 15, {suggestions: [suggestion], related: [{start: 30, end: 32, message: "here"}]})]}]}, "x".repeat(40));
  made.move(0, 5, 0);
  assert.deepEqual(made.edits(made.entries[0], suggestion), [{start: 7, end: 9, text: "new"}]);
  assert.deepEqual(made.related(made.entries[0]), [{start: 25, end: 27, message: "here"}]);
});

test("kinds are those of the desk report", () => {
  const cut = {suggestions: [{key: "A", label: "cut it", edits: [{start: 9, end: 15, text: ""}]}]};
  assert.equal(kindOf(finding(10, 15, cut)), "cut");
  assert.equal(kindOf(finding(10, 15, {query: {number: 1, text: "?"}, ...cut})), "question");
  assert.equal(kindOf(finding(10, 15, {suggestions: [{key: "A", label: "x", edits: [{start: 10, end: 15, text: "x"}]}]})), "fix");
  assert.equal(kindOf(finding(10, 15, {text: "  ", ...cut})), "fix", "blanks that go are no cut");
  assert.equal(kindOf(finding(10, 15)), "note");
});

test("typing in one place is one step; after a pause, elsewhere, or of another kind it is another", () => {
  const history = new History();
  const typed = (at, time, typing = "typing") =>
    history.add({label: "typing", splices: [{start: at, removed: "", inserted: "x"}], before: {caret: [at, at]}, after: {caret: [at + 1, at + 1]}, typing, time});
  typed(0, 0);
  typed(1, 100);
  typed(2, 200);
  assert.equal(history.undo().splices.length, 3);
  assert.equal(history.redo().splices.length, 3);
  typed(3, 5000);
  typed(9, 5010);
  typed(10, 5020, "deleting");
  for (const length of [1, 1, 1, 3]) assert.equal(history.undo().splices.length, length);
  assert.equal(history.undo(), undefined);
  history.redo();
  typed(3, 5);
  assert.equal(history.redo(), undefined, "what was undone is gone after another edit");
});
