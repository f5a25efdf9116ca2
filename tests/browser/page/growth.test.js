// A long article stays fluid: what a keystroke costs hardly depends on how long the text is.

import assert from "node:assert/strict";
import {test} from "node:test";
import {withEditor} from "./editor.js";

const WORDS = 25; // in a paragraph
const KEYS = 20;
const ROUNDS = 6;
// Ten times the text: what grows with it in proportion would cost ten times as much.
const MOST_GROWTH = 5;
// Milliseconds for a key: what is done so quickly does no harm, and is too short to be compared.
const SHORTEST = 1;

/** Paragraphs that differ, each with two findings: equal ones would be one to cut. */
function article(words) {
  const paragraphs = Array.from({length: words / WORDS}, (_, index) => `In year ${index} the council of town ${index} sent its crews to river ${index + 7}, and the bank lent $ ${index + 2} million for the the bridge.`);
  return paragraphs.join("\n\n");
}

/** The least time in milliseconds that a round of typed letters took a letter: what the page does for it, and the layout. */
async function cost(tab) {
  await tab.evaluate(() => {
    const copy = document.getElementById("copy");
    const line = copy.children[2 * Math.floor(copy.children.length / 4)].firstChild;
    getSelection().collapse(line, 5);
    if (window.times) return;
    let start = 0;
    addEventListener("beforeinput", () => (start = performance.now()), true);
    addEventListener("beforeinput", () => {
      copy.getBoundingClientRect();
      window.times.push(performance.now() - start);
    });
  });
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    await tab.evaluate(() => (window.times = []));
    await tab.keyboard.type("x".repeat(KEYS));
    rounds.push(await tab.evaluate(() => window.times.reduce((sum, time) => sum + time, 0) / window.times.length));
  }
  return Math.min(...rounds);
}

test("a letter in 20,000 words costs little more than one in 2,000", async () => {
  await withEditor(async (editor) => {
    const costs = [];
    for (const words of [2_000, 20_000]) {
      await editor.press("Control+a");
      await editor.paste(article(words));
      await editor.checked();
      assert.ok((await editor.findings()).length > 100);
      costs.push(await cost(editor.tab));
    }
    const [small, large] = costs;
    assert.ok(large <= SHORTEST || large <= MOST_GROWTH * small, `${small.toFixed(3)} ms in 2,000 words, ${large.toFixed(3)} ms in 20,000`);
    console.log(`# ${small.toFixed(3)} ms in 2,000 words, ${large.toFixed(3)} ms in 20,000`);
  });
});
