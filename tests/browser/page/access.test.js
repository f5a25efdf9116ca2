// For any eyes, any window and any paper: axe, widths, and the printed page.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {test} from "node:test";
import {withEditor} from "./editor.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SAMPLE = readFileSync(new URL("../../../checker/serve/page/sample.txt", import.meta.url), "utf8");
const VIEWS = {
  light: {colorScheme: "light"},
  dark: {colorScheme: "dark"},
  "360 px": {viewport: {width: 360, height: 740}},
  "360 px, dark": {viewport: {width: 360, height: 740}, colorScheme: "dark"},
  contrast: {contrast: "more"},
  "forced colours": {forcedColors: "active"},
};

/** What axe finds broken, each with the first element and why. */
async function violations(tab, rules) {
  return tab.evaluate(async (some) => {
    const {violations: found} = await window.axe.run({resultTypes: ["violations"], rules: some});
    return found.map(({id, nodes}) => `${id}: ${nodes[0].target.join(" ")}: ${nodes[0].failureSummary}`);
  }, rules);
}

/** What stands beyond the right edge of the window. */
function beyond(tab) {
  return tab.evaluate(() => {
    const counts = (one) => !one.closest(".heard, .skip, svg") && one.checkVisibility() && getComputedStyle(one).display !== "inline";
    const wide = [...document.body.querySelectorAll("*")].filter((one) => counts(one) && one.getBoundingClientRect().right > innerWidth + 1);
    return wide.map((one) => `${one.tagName} ${one.className} ${one.id}`);
  });
}

for (const [name, options] of Object.entries(VIEWS)) {
  // axe compares the colours that the page asks for, which forced colours replace.
  const rules = {"color-contrast": {enabled: !options.forcedColors}};
  test(`axe finds no violation and nothing is too wide: ${name}`, async () => {
    await withEditor(async (editor) => {
      const {tab} = editor;
      const look = async (what) => {
        assert.deepEqual(await violations(tab, rules), [], what);
        assert.deepEqual(await beyond(tab), [], what);
      };
      await tab.evaluate(AXE);
      await look("empty");
      await editor.paste(SAMPLE);
      await editor.checked();
      await editor.press("F8");
      await editor.press("y");
      await tab.waitForSelector(".why");
      await look("a fix");
      await editor.press("n");
      await look("a question");
      await editor.press("i");
      await look("ignoring");
      await editor.press("Enter", "w");
      await look("own words");
      await editor.press("Escape");
      await tab.click("#ignored summary");
      await tab.click("summary:has-text('Save')");
      await look("the menu");
      await tab.click("summary:has-text('Save')");
      await tab.click("#tab-readability");
      await look("readability");
      await tab.click("#keys");
      await look("the help");
      await tab.click("#help-close");
      await editor.context.route("**/api/check", (route) => route.fulfill({status: 400, contentType: "application/json", body: '{"error": {"code": "x", "message": "the text is no text"}}'}));
      await tab.focus("#copy");
      await editor.type("x");
      await tab.waitForSelector("#failure:not([hidden])");
      await look("a failure");
    }, {...options, expected: /400 \(Bad Request\)/});
  });
}

test("marks and kinds are told apart without colour", async () => {
  await withEditor(async ({tab}) => {
    const styles = await tab.evaluate(() => ["cut", "fix", "question", "note"].map((kind) => {
      const {textDecorationLine, textDecorationStyle, textDecorationThickness} = getComputedStyle(document.getElementById("copy"), `::highlight(${kind})`);
      return `${textDecorationLine} ${textDecorationStyle} ${textDecorationThickness}`;
    }));
    assert.equal(new Set(styles).size, 4);
    assert.ok(styles.every((style) => !style.startsWith("none")));
  });
});

test("the page is organised for screen readers", async () => {
  await withEditor(async (editor) => {
    await editor.paste("They sent the the crews.");
    await editor.checked();
    await editor.press("F8");
    const tree = await editor.tab.locator("body").ariaSnapshot();
    for (const part of ["- banner:", "- main:", 'textbox "Article"', 'list "Findings in reading order"', 'button "Fix 1: repeated word: “the”" [expanded]', "- status"]) assert.ok(tree.includes(part), `${part}\n${tree}`);
  });
});

test("printed, it has the article, and the open questions with room for an answer", async () => {
  await withEditor(async (editor) => {
    await editor.paste(SAMPLE);
    await editor.checked();
    const {tab} = editor;
    await tab.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await tab.emulateMedia({media: "print"});
    const seen = await tab.evaluate(() => document.body.innerText);
    for (const words of ["The tidal mill of Marlow", "Questions for the editor", "“$1.4”: million or billion?", "$1.4 billion", "Answer:"]) assert.ok(seen.includes(words), words);
    for (const words of ["Take it", "Undo", "repeated word"]) assert.ok(!seen.includes(words), words);
    const boxes = await tab.$$eval(".box", (all) => all.filter((one) => one.checkVisibility()).length);
    assert.equal(boxes, 3);
    const pdf = await tab.pdf({format: "A4", preferCSSPageSize: true});
    assert.ok(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length <= 2, "a short story takes two pages at most");
  });
});

test("motion is reduced where the system asks for it", async () => {
  await withEditor(async ({tab}) => {
    const moving = await tab.evaluate(() => [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).transitionDuration !== "0s" || getComputedStyle(one).animationName !== "none").length);
    assert.equal(moving, 0);
  });
});
