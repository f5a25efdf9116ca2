// The findings of the last report, where they stand while the text changes.

import {fromCodePoints} from "./text.js";

/**
 * A finding as the page shows it. `at` is the index of its positions in `Findings.places`: start, end, then two for each
 * edit of each suggestion and for each related place.
 * @typedef {{id: string, key: string, kind: Kind, number: number, value: object, at: number, size: number}} Entry
 * @typedef {"cut" | "fix" | "question" | "note"} Kind
 */

/** @type {Kind[]} */
export const KINDS = ["cut", "fix", "question", "note"];
/** The words of a finding have been edited since the report. */
const CHANGED = 1;
/** A finding has been dealt with since the report. */
export const SETTLED = 2;
const WORD = /[\p{L}\p{N}]/u;

/** What is to be done with an open finding. */
export function kindOf(finding) {
  if (finding.query) return "question";
  if (isCut(finding)) return "cut";
  return finding.severity !== "info" && finding.suggestions.length ? "fix" : "note";
}

/** Whether its fix takes its words out of the text, whatever blanks go with them. */
function isCut(finding) {
  const edits = finding.suggestions[0]?.edits ?? [];
  if (edits.length !== 1 || edits[0].text || !WORD.test(finding.text)) return false;
  const characters = [...finding.text];
  const blanks = characters.length - [...finding.text.trim()].length;
  return edits[0].start <= finding.start + blanks && edits[0].end >= finding.end - blanks;
}

export class Findings {
  /** @type {Entry[]} Open when the text was checked, in reading order. */
  entries = [];
  /** Positions of all entries, in UTF-16 units of the text as it is now. */
  places = new Int32Array(0);
  /** By entry: 0 as reported, else CHANGED or SETTLED. */
  states = new Uint8Array(0);
  /** Counts the entries that were settled. */
  settled = 0;
  /** The report, or null before the first one. */
  report = null;

  /** The findings of a report on a text. */
  static of(report, content) {
    const made = new Findings();
    made.report = report;
    const convert = fromCodePoints(content);
    const places = [];
    const values = report.files.flatMap((file) => file.findings).filter(({state, part}) => state === "open" && !part);
    values.sort((one, other) => one.start - other.start || one.end - other.end);
    const counts = {cut: 0, fix: 0, question: 0, note: 0};
    const seen = new Map();
    for (const value of values) {
      const at = places.length;
      places.push(...positionsOf(value).map(convert));
      const kind = kindOf(value);
      const number = value.query?.number ?? ++counts[kind];
      const same = (seen.get(value.id) ?? 0) + 1;
      seen.set(value.id, same);
      made.entries.push({id: value.id, key: `${value.id}-${same}`, kind, number, value, at, size: places.length - at});
    }
    made.places = Int32Array.from(places);
    made.states = new Uint8Array(made.entries.length);
    return made;
  }

  /** @returns {[number, number]} */
  span(entry) {
    return [this.places[entry.at], this.places[entry.at + 1]];
  }

  stateOf(entry) {
    return this.states[this.entries.indexOf(entry)];
  }

  /** The edits of a suggestion where they stand now. */
  edits(entry, suggestion) {
    let at = entry.at + 2;
    for (const one of entry.value.suggestions) {
      if (one === suggestion) {
        return one.edits.map(({text}, index) => ({start: this.places[at + 2 * index], end: this.places[at + 2 * index + 1], text}));
      }
      at += 2 * one.edits.length;
    }
    return [];
  }

  /** @returns {{start: number, end: number, message: string}[]} */
  related(entry) {
    const {suggestions, related} = entry.value;
    const before = suggestions.reduce((sum, one) => sum + one.edits.length, 0);
    return related.map(({message}, index) => {
      const at = entry.at + 2 + 2 * (before + index);
      return {start: this.places[at], end: this.places[at + 1], message};
    });
  }

  /** Moves all places along with an edit. Findings whose words it touches are marked as changed. */
  move(start, end, inserted) {
    const {places, states} = this;
    const by = inserted - (end - start);
    this.entries.forEach((entry, index) => {
      for (let at = entry.at; at < entry.at + entry.size; at += 2) {
        const [from, to] = [places[at], places[at + 1]];
        const touched = start === end ? from < start && start < to : start < to && from < end;
        if (touched && states[index] === 0) states[index] = CHANGED;
        places[at + 1] = movedEnd(to, from, start, end, by);
        places[at] = Math.min(movedStart(from, start, end, by), places[at + 1]);
      }
    });
  }

  /** Notes that findings have been dealt with. */
  settle(isMeant) {
    this.entries.forEach((entry, index) => {
      if (!isMeant(entry)) return;
      this.states[index] = SETTLED;
      this.settled++;
    });
  }

  /** A copy that edits of this one don't move. */
  kept() {
    const copy = new Findings();
    Object.assign(copy, {entries: this.entries, report: this.report, places: this.places.slice(), states: this.states.slice(), settled: this.settled});
    return copy;
  }
}

/** Where a start is after an edit: what is inserted right before it stays before it. */
function movedStart(from, start, end, by) {
  if (from >= end) return from + by;
  return from > start ? end + by : from;
}

/** Where an end is after an edit: what is inserted right behind it stays behind it. */
function movedEnd(to, from, start, end, by) {
  if (from >= end) return to + by;
  if (to <= start) return to;
  return to >= end ? to + by : start;
}

function positionsOf({start, end, suggestions, related}) {
  const places = [start, end];
  for (const {edits} of suggestions) for (const edit of edits) places.push(edit.start, edit.end);
  for (const place of related) places.push(place.start, place.end);
  return places;
}
