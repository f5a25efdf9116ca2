// Readability: the figures that a desk uses, a bar for each paragraph, and the hardest sentences with reasons.

import {element} from "./elements.js";
import {fromCodePoints} from "./text.js";
import {opening, placeOf, plural} from "./words.js";

const FIGURES = [
  ["Flesch reading ease", "flesch_reading_ease", "0 = very hard, 100 = very easy"],
  ["Flesch–Kincaid grade", "flesch_kincaid_grade", "years of schooling"],
  ["Gunning fog", "gunning_fog", "years of schooling"],
  ["Dale–Chall", "dale_chall_score", "under 5 = easy, 9 or more = hard"],
  ["LIX", "lix", "40 to 50 is typical of news"],
];
const LEAST_HARD_WORDS = 25;
const SVG = "http://www.w3.org/2000/svg";

export class ReadabilityPanel {
  /**
   * @param {HTMLElement} root
   * @param {import("./desk.js").Desk} desk
   * @param {(start: number, end: number) => void} goTo
   */
  constructor(root, desk, goTo) {
    Object.assign(this, {root, desk, goTo});
    desk.addEventListener("checked", () => this.#render());
  }

  #render() {
    const scores = this.desk.findings.report?.files[0]?.readability;
    if (!scores) return this.root.replaceChildren(element("p.quiet", {}, "Scores appear once there is a text of 100 words or more."));
    const convert = fromCodePoints(this.desk.text.content);
    const counted = `${plural(scores.sentences_scored, "sentence")} scored, ${scores.sentences_skipped} skipped`;
    this.root.replaceChildren(
      ...(scores.unscored ? [element("p.quiet", {}, `No scores: ${scores.unscored} (${counted}).`)] : [figures(scores, counted)]),
      ...this.#chart(scores.paragraphs, convert),
      ...this.#hardest(scores.hardest, convert),
    );
  }

  /** A bar a paragraph; longer bars are easier to read. */
  #chart(paragraphs, convert) {
    if (!paragraphs.length) return [];
    const rows = paragraphs.map(({start, end, sentences, words, flesch_reading_ease: ease}) => {
      const first = opening(this.desk.text.slice(convert(start), convert(end)), 40);
      return element(
        "tr",
        {},
        element("th", {scope: "row"}, element("button.place", {type: "button", onclick: () => this.goTo(convert(start), convert(end))}, placeOf(this.desk, convert(start)).replace("paragraph ", ""), " ", element("bdi", {}, first))),
        element("td.number", {}, (words / sentences).toFixed(1)),
        element("td.ease", {}, ease === null ? element("span.quiet", {}, "too little") : [bar(ease), element("span.number", {}, ease.toFixed(1))]),
      );
    });
    const head = element("thead", {}, element("tr", {}, element("th", {scope: "col"}, "Paragraph"), element("th.number", {scope: "col"}, "Words a sentence"), element("th", {scope: "col"}, "Reading ease")));
    return [element("table.chart", {}, element("caption", {}, "By paragraph: longer bars are easier to read"), head, element("tbody", {}, rows))];
  }

  #hardest(sentences, convert) {
    const lines = sentences
      .map(({start, end, why}) => ({start: convert(start), end: convert(end), why}))
      .map((one) => ({...one, words: this.desk.text.slice(one.start, one.end)}))
      .filter(({words}) => words.split(/\s+/).length >= LEAST_HARD_WORDS)
      .map(({start, end, why, words}) =>
        element("li", {}, element("button.place", {type: "button", onclick: () => this.goTo(start, end)}, element("bdi", {}, opening(words, 100))), element("span.because", {}, ` ${why}`)),
      );
    return lines.length ? [element("h3", {}, `Hardest sentences of ${LEAST_HARD_WORDS} words or more`), element("ol.hardest", {}, lines)] : [];
  }
}

function figures(scores, counted) {
  const rows = FIGURES.filter(([, field]) => scores[field] !== null).map(([name, field, scale]) =>
    element("tr", {}, element("th", {scope: "row"}, name), element("td.number", {}, String(scores[field])), element("td.scale", {}, scale)),
  );
  return element("table.figures", {}, element("caption", {}, `Scores (${counted})`), element("tbody", {}, rows));
}

function bar(ease) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true"})) svg.setAttribute(name, value);
  for (const [name, width] of [["track", 100], ["fill", Math.min(100, Math.max(1, ease))]]) {
    const part = document.createElementNS(SVG, "rect");
    for (const [key, value] of Object.entries({class: name, width, height: 10})) part.setAttribute(key, String(value));
    svg.append(part);
  }
  return svg;
}
