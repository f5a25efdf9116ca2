// The smallest edits that make one text of another, so that one fix moves no mark but its own.

const TOKEN = /\r\n|\s|[\p{L}\p{M}\p{N}]+|[^]/gu;
const MOST_STEPS = 4000;

/**
 * Edits in the old text, in order, that make the new one of it.
 * @returns {{start: number, end: number, text: string}[]}
 */
export function difference(before, after) {
  const [from, to] = [before, after].map((text) => text.match(/[^\n]*\n|[^\n]+/g) ?? []);
  const edits = [];
  for (const hunk of hunks(from, to)) edits.push(...within(hunk, from, to));
  return edits;
}

/** The edits of a hunk of lines, by words. */
function within(hunk, from, to) {
  const base = lengthOf(from, 0, hunk.from);
  const old = from.slice(hunk.from, hunk.fromEnd).join("").match(TOKEN) ?? [];
  const made = to.slice(hunk.to, hunk.toEnd).join("").match(TOKEN) ?? [];
  return hunks(old, made).map((part) => ({
    start: base + lengthOf(old, 0, part.from),
    end: base + lengthOf(old, 0, part.fromEnd),
    text: made.slice(part.to, part.toEnd).join(""),
  }));
}

function lengthOf(parts, start, end) {
  let length = 0;
  for (let index = start; index < end; index++) length += parts[index].length;
  return length;
}

/** The runs in which two lists differ (Myers 1986); one run for all where they differ too much. */
function hunks(from, to) {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let [fromEnd, toEnd] = [from.length, to.length];
  while (fromEnd > start && toEnd > start && from[fromEnd - 1] === to[toEnd - 1]) {
    fromEnd--;
    toEnd--;
  }
  if (start === fromEnd && start === toEnd) return [];
  const whole = [{from: start, fromEnd, to: start, toEnd}];
  if (start === fromEnd || start === toEnd) return whole;
  const trace = shortest(from, to, start, fromEnd, toEnd);
  return trace ? runs(trace, start, fromEnd - start, toEnd - start) : whole;
}

/** The furthest points that each number of edits reaches; null where there would be too many. */
function shortest(from, to, start, fromEnd, toEnd) {
  const [width, height] = [fromEnd - start, toEnd - start];
  const trace = [];
  let furthest = new Map([[1, 0]]);
  for (let edits = 0; edits <= width + height; edits++) {
    if (edits * edits > MOST_STEPS * 16) return null;
    trace.push(furthest);
    const next = new Map(furthest);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isDown(furthest, diagonal, edits) ? furthest.get(diagonal + 1) : furthest.get(diagonal - 1) + 1;
      while (x < width && x - diagonal < height && from[start + x] === to[start + x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= width && x - diagonal >= height) return trace;
    }
    furthest = next;
  }
  return null;
}

function isDown(furthest, diagonal, edits) {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1);
}

/** The path back, as runs that differ. */
function runs(trace, start, width, height) {
  const found = [];
  let [x, y] = [width, height];
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const diagonal = x - y;
    const previous = isDown(trace[edits], diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const beforeX = trace[edits].get(previous);
    const beforeY = beforeX - previous;
    const down = previous === diagonal + 1;
    found.push({x: beforeX, y: beforeY, down});
    [x, y] = [beforeX, beforeY];
  }
  return merged(found.reverse(), start);
}

function merged(steps, start) {
  const result = [];
  for (const {x, y, down} of steps) {
    const last = result.at(-1);
    const [from, to] = [start + x, start + y];
    if (last && last.fromEnd === from && last.toEnd === to) {
      if (down) last.toEnd++;
      else last.fromEnd++;
    } else {
      result.push({from, fromEnd: from + (down ? 0 : 1), to, toEnd: to + (down ? 1 : 0)});
    }
  }
  return result;
}
