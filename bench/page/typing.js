// How long a keystroke takes on the editor's page: node typing.js ORIGIN KEYS < ARTICLE; prints JSON, in milliseconds.
//
// `paint`: from the key to the next frame; `marks`: from the end of the pause after which the text is checked to the new marks.

import {readFileSync} from "node:fs";
import {inBrowser} from "../../tests/browser/browser.js";

const [origin, keys] = [process.argv[2], Number(process.argv[3])];
const article = readFileSync(0, "utf8");
const PAUSE = 300;

const measured = await inBrowser({origin, viewport: {width: 1360, height: 900}}, async (context) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], {origin});
  const tab = await context.newPage();
  await tab.goto(origin);
  await tab.evaluate((text) => navigator.clipboard.writeText(text), article);
  await tab.keyboard.press("Control+V");
  await tab.waitForFunction(() => document.getElementById("state").textContent === "Checked", null, {timeout: 60_000});
  await tab.evaluate(watch);
  await tab.evaluate(() => {
    const lines = document.getElementById("copy").children;
    const line = [...lines].slice(Math.floor(lines.length / 2)).find(({textContent}) => textContent.length > 200);
    getSelection().collapse(line.firstChild, 100);
  });
  for (let key = 0; key < keys; key++) {
    await tab.keyboard.press("x");
    await tab.waitForTimeout(40);
  }
  const paint = await tab.evaluate(() => window.measured.paint);
  const marks = [];
  for (let key = 0; key < Math.min(20, keys); key++) {
    await tab.waitForFunction(() => document.getElementById("state").textContent === "Checked", null, {timeout: 60_000});
    const before = await tab.evaluate(() => window.measured.marks.length);
    await tab.keyboard.press(key % 2 ? "Backspace" : "y");
    await tab.waitForFunction((count) => window.measured.marks.length > count, before, {timeout: 60_000});
    marks.push(await tab.evaluate(() => window.measured.marks.at(-1)));
  }
  return {paint, marks: marks.map((time) => time - PAUSE)};
});
console.log(JSON.stringify(measured));

/** Notes the time from each key to the frame after it, and to the marks. */
function watch() {
  window.measured = {paint: [], marks: []};
  let pressed = 0;
  addEventListener("keydown", (event) => {
    pressed = event.timeStamp;
    const start = pressed;
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => window.measured.paint.push(performance.now() - start);
      port2.postMessage(0);
    });
  }, true);
  const state = document.getElementById("state");
  new MutationObserver(() => {
    if (state.textContent !== "Checked") return;
    requestAnimationFrame(() => window.measured.marks.push(performance.now() - pressed));
  }).observe(state, {childList: true, characterData: true, subtree: true});
}
