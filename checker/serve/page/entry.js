// One finding in the list: a line to go through, and once it is selected, what can be done with it.

import {action, element, heard} from "./elements.js";
import {answerWords, around, change, nameOf, placeOf, shown} from "./words.js";

const SHAPES = {error: "■", warning: "▲", info: "○"};

/** The line of a finding that isn't selected. @param {import("./findings.js").Entry} entry */
export function summaryOf(desk, entry) {
  const {value, kind} = entry;
  const suggestion = value.suggestions[0];
  const marked = shown(value.text);
  const words = kind === "cut" ? element("del", {}, marked) : element("span", {}, marked);
  const becomes = kind === "fix" && suggestion?.edits.length ? [arrow(), element("ins", {}, changedOf(desk, entry, suggestion))] : [];
  return [
    element("span.head", {}, reference(entry), element("span.said", {}, value.query?.text ?? value.message)),
    element("span.line", {}, element("bdi", {}, words), ...becomes),
  ];
}

function changedOf(desk, entry, suggestion) {
  return change(desk, entry, suggestion)[1] || "(removed)";
}

function reference(entry) {
  return element(`span.ref.${entry.kind}`, {}, element("span", {"aria-hidden": "true"}, `${entry.kind[0].toUpperCase()}${entry.number}`), heard(`${nameOf(entry)}: `));
}

function arrow() {
  return element("span.becomes", {}, element("span", {"aria-hidden": "true"}, " → "), heard(" becomes "));
}

/**
 * What a selected finding shows under its line.
 * @param {import("./decisions.js").Decisions} decisions
 */
export function detailsOf(desk, entry, decisions) {
  const {value} = entry;
  return element(
    "div.details",
    {},
    element("p.at", {}, `${placeOf(desk, desk.findings.span(entry)[0])}, line ${value.line}`),
    context(desk, entry),
    ...(entry.kind === "question" || entry.kind === "cut" ? [] : becoming(desk, entry)),
    ...relatedOf(desk, entry),
    ...keptOf(desk, entry),
    value.withheld && element("p.withheld", {}, `Can’t be applied: ${value.withheld}`),
    value.evidence && element("p.withheld", {}, `Reported because this text has other damage: ${value.evidence.join(", ")}`),
    actions(desk, entry, decisions),
    meta(value, decisions),
  );
}

/** How serious it is, and what programs call its rule. */
function meta({severity, rule, code}, decisions) {
  const sign = element("span", {"aria-hidden": "true"}, `${SHAPES[severity]} `);
  const why = element("button.place", {type: "button", onclick: () => decisions.why(), "aria-keyshortcuts": "Y"}, "Why?", element("kbd", {"aria-hidden": "true"}, "Y"));
  return element("p.meta", {}, element(`span.severity.${severity}`, {}, sign, severity), element("span", {}, rule), element("span", {}, code), why);
}

function context(desk, entry) {
  const {before, marked, after} = around(desk, entry);
  return element("p.around", {}, element("bdi", {}, before, element(entry.kind === "cut" ? "del" : "b", {}, marked), after));
}

/** Before → after. */
function becoming(desk, entry) {
  const [suggestion, ...others] = entry.value.suggestions;
  if (!suggestion) return [];
  if (!suggestion.edits.length) return [element("p.change", {}, suggestion.label)];
  const [before, after] = change(desk, entry, suggestion);
  const review = entry.value.applicability !== "safe" && element("span.confirm", {}, " needs review");
  return [
    element("p.change", {}, element("del", {}, element("bdi", {}, before)), arrow(), after ? element("ins", {}, element("bdi", {}, after)) : "(removed)", review),
    others.length > 0 && element("p.or", {}, `or: ${others.map(({label}) => label).join(", ")}`),
  ];
}

function relatedOf(desk, entry) {
  const lines = desk.findings.related(entry).map(({start, end, message}) => element("li", {}, element("bdi", {}, shown(desk.text.slice(start, end))), `: ${message}`));
  return lines.length ? [element("ul.others", {}, lines)] : [];
}

/** What else is wrong in words that are to be cut. */
function keptOf(desk, entry) {
  if (entry.kind !== "cut") return [];
  const covered = desk.findings.report.files.flatMap(({findings}) => findings).filter((one) => one.state === "covered" && one.covered_by === entry.id);
  return covered.map((one) => element("p.keep", {}, `If you keep it: ${one.query?.text ?? one.suggestions[0]?.label ?? one.message}`));
}

function actions(desk, entry, decisions) {
  const {suggestions} = entry.value;
  const [first] = suggestions;
  const takes = [];
  if (entry.kind === "question") {
    for (const one of suggestions) takes.push(answer(desk, entry, one, decisions));
  } else if (first?.edits.length) {
    takes.push(action(entry.kind === "cut" ? "Cut it" : "Take it", "T", () => decisions.take(), {main: true}));
    for (const one of suggestions.slice(1)) if (one.edits.length) takes.push(answer(desk, entry, one, decisions));
  }
  return element(
    "div.actions",
    {role: "group", "aria-label": "What to do with it"},
    takes,
    entry.kind === "cut" && action("Keep it", "K", () => decisions.keep()),
    action("Own words", "W", () => decisions.write(), {main: !takes.length}),
    action("Ignore", "I", () => decisions.ignore()),
    action("In the text", "E", () => decisions.toText()),
  );
}

function answer(desk, entry, suggestion, decisions) {
  const words = answerWords(desk, entry, suggestion);
  if (!suggestion.edits.length) return element("p.idle", {}, element("kbd", {"aria-hidden": "true"}, suggestion.key), ` ${words}`, heard(": for you to write"));
  return element(
    "button.answer",
    {type: "button", onclick: () => decisions.answer(suggestion.key), "aria-keyshortcuts": suggestion.key},
    element("kbd", {"aria-hidden": "true"}, suggestion.key),
    heard(`Answer ${suggestion.key}: `),
    element("bdi", {}, words),
  );
}
