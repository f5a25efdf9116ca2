// What the page says: a line for screen readers and for everybody, and failures that stay until they are read.

import {element} from "./elements.js";

const SHOWN = 4000; // milliseconds

/** @param {{said: HTMLElement, failure: HTMLElement, desk: import("./desk.js").Desk, retry: () => void}} parts */
export function listenToSays({said, failure, desk, retry}) {
  const text = failure.querySelector(".text");
  const again = failure.querySelector(".again");
  let timer = 0;
  const close = () => {
    const inside = failure.contains(document.activeElement);
    failure.hidden = true;
    if (inside) document.getElementById("copy").focus();
  };
  // The same line again is said again: an element of its own is a change.
  const say = (line, className) => {
    said.replaceChildren(element(`span.${className}`, {}, line));
    clearTimeout(timer);
    timer = setTimeout(() => said.replaceChildren(), SHOWN);
  };
  desk.addEventListener("said", ({detail}) => say(detail, "shown"));
  desk.addEventListener("heard", ({detail}) => say(detail, "heard"));
  desk.addEventListener("failed", ({detail}) => {
    text.textContent = detail.message;
    again.hidden = !detail.retry;
    failure.hidden = false;
  });
  desk.addEventListener("checked", close);
  failure.querySelector(".close").addEventListener("click", close);
  again.addEventListener("click", () => {
    close();
    retry();
  });
  let known = "";
  desk.addEventListener("checked", () => {
    const now = desk.findings.report ? desk.openWords : "";
    if (now && now !== known && document.activeElement?.id === "copy") say(now, "heard");
    known = now;
  });
}
