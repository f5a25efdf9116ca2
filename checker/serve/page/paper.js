// The printed page: the article with its marks, and the open questions with room for an answer.

import {element} from "./elements.js";
import {answerWords, around, placeOf} from "./words.js";

/**
 * @param {HTMLElement} root
 * @param {import("./desk.js").Desk} desk
 */
export function listenToPrinting(root, desk) {
  addEventListener("beforeprint", () => {
    const questions = desk.open.filter(({kind}) => kind === "question");
    root.replaceChildren(
      element("h2", {}, questions.length ? "Questions for the editor" : "No open questions"),
      element("ol", {}, questions.map((entry) => question(desk, entry))),
    );
  });
  addEventListener("afterprint", () => root.replaceChildren());
}

function question(desk, entry) {
  const {before, marked, after} = around(desk, entry);
  const answers = entry.value.suggestions.map((one) => element("li", {}, element("span.key", {}, one.key), " ", answerWords(desk, entry, one)));
  return element(
    "li",
    {value: entry.number},
    element("p.said", {}, entry.value.query.text),
    element("p.around", {}, `${placeOf(desk, desk.findings.span(entry)[0])}: ${before}`, element("b", {}, marked), after),
    element("ul", {}, answers),
    element("div.box", {}, "Answer:"),
  );
}
