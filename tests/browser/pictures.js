// Pictures of the editor's page for the tutorial: node pictures.js ORIGIN FOLDER

import path from "node:path";
import {FLAGS, inBrowser} from "./browser.js";

const [origin, folder] = process.argv.slice(2);
const WINDOW = {width: 1080, height: 680};

/** Each picture: its name, the keys that lead to it from the one before, and how it is seen. */
const STEPS = [
  ["1-marked", async () => {}],
  ["2-fix", (tab) => press(tab, "F8")],
  ["3-cut", async (tab) => {
    await press(tab, "s");
    await settled(tab, 8);
    await press(tab, "Home", "a", "t");
  }],
  ["4-question", (tab) => press(tab, "t")],
  ["5-own-words", async (tab) => {
    await press(tab, "a", "t", "w");
    await tab.keyboard.type("Two engineers of the county say");
  }],
  ["6-ignored", async (tab) => {
    await press(tab, "Enter");
    await settled(tab, 2);
    await press(tab, "i");
  }],
  ["7-clean", async (tab) => {
    await press(tab, "Escape", "t", "t");
    await checked(tab);
    await tab.click("summary:has-text('Save')");
  }],
  ["8-readability", async (tab) => {
    await tab.click("summary:has-text('Save')");
    await tab.click("#tab-readability");
  }],
];

async function press(tab, ...keys) {
  for (const key of keys) await tab.keyboard.press(key);
}

async function checked(tab) {
  await tab.waitForFunction(() => document.getElementById("state").textContent === "Checked");
}

/** Waits until as many findings are open. */
async function settled(tab, open) {
  await tab.waitForFunction((count) => document.querySelectorAll("#list > li").length === count, open);
  await checked(tab);
}

await inBrowser({origin, viewport: WINDOW, reducedMotion: "reduce", colorScheme: "light", args: [...FLAGS, "--disable-lcd-text"]}, async (context) => {
  const tab = await context.newPage();
  await tab.goto(origin);
  await tab.click("summary:has-text('More')");
  await tab.click("#sample");
  await settled(tab, 11);
  for (const [name, lead] of STEPS) {
    await lead(tab);
    await checked(tab);
    await tab.evaluate(() => {
      document.getElementById("said").replaceChildren();
      return document.fonts.ready;
    });
    await tab.screenshot({path: path.join(folder, `${name}.png`), caret: "hide"});
  }
});
