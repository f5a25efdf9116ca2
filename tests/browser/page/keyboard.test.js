// The keyboard alone suffices.

import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {test} from "node:test";
import {withEditor} from "./editor.js";

const SAMPLE = readFileSync(new URL("../../../checker/serve/page/sample.txt", import.meta.url), "utf8");

test("a damaged story is clean after at most 25 keys, besides typed words", async () => {
  await withEditor(async (editor) => {
    await editor.paste(SAMPLE);
    await editor.checked();
    const open = (await editor.findings()).length;
    assert.ok(open >= 10, `${open} findings are a story's worth`);
    await editor.press("F8", "s");
    await editor.tab.waitForFunction((before) => document.querySelectorAll("#list > li").length < before, open);
    for (let decision = 0; decision < open && (await editor.findings()).length; decision++) await decide(editor);
    await editor.checked();
    assert.match(await editor.verdict(), /^Nothing open/);
    const text = await editor.text();
    for (const words of ["after the storm that", "1,200 visitors", "masons to the site", "$6 million", "$1.4 million for the roof", "Two engineers say", "has received orders", "in November."]) assert.ok(text.includes(words), words);
    for (const words of ["FERRY STRIKE", "newsletter", "Share Tweet"]) assert.ok(!text.includes(words), words);
    assert.ok(editor.keys <= 25, `${editor.keys} keys`);
  });
});

/** The decision on the selected finding, as a sub-editor makes it who knows the facts. */
async function decide(editor) {
  const before = await editor.text();
  const reference = await editor.focused();
  if (!reference.startsWith("Q")) await editor.press("t");
  else if (await editor.tab.$(".entry.selected .answer")) await editor.press("a");
  else {
    await editor.press("w");
    await editor.type("Two engineers say");
    await editor.press("Enter");
  }
  await editor.tab.waitForFunction((old) => [...document.getElementById("copy").children].map((line) => line.textContent).join("\n") !== old, before);
}

test("the list is gone through by arrows, letters and F8, and the focus is never lost", async () => {
  await withEditor(async (editor) => {
    await editor.paste(SAMPLE);
    await editor.checked();
    const all = await editor.findings();
    await editor.press("F8");
    assert.equal(await editor.focused(), all[0]);
    await editor.press("ArrowDown", "n", "F8");
    assert.equal(await editor.focused(), all[3]);
    await editor.press("ArrowUp", "p", "Shift+F8");
    assert.equal(await editor.focused(), all[0]);
    await editor.press("ArrowUp");
    assert.equal(await editor.said(), "This is the first finding.");
    await editor.press("End");
    assert.equal(await editor.focused(), all.at(-1));
    await editor.press("t");
    assert.equal(await editor.focused(), all.at(-2), "after the last one, the one before it");
    await editor.press("Home", "Escape");
    assert.equal(await editor.focused(), "copy");
    assert.equal(await editor.tab.evaluate(() => getSelection().toString()), "the the");
    await editor.press("Control+.");
    assert.equal(await editor.focused(), all[0]);
  });
});

test("from the text, a modifier takes the fix at the caret, and letters are typed", async () => {
  await withEditor(async (editor) => {
    await editor.paste("They sent the the crews. It cost $ 40 million.");
    await editor.checked();
    await editor.tab.evaluate(() => getSelection().collapse(document.getElementById("copy").firstChild.firstChild, 12));
    await editor.tab.waitForSelector(".entry.selected");
    await editor.press("Control+Enter");
    assert.equal(await editor.text(), "They sent the crews. It cost $ 40 million.");
    assert.equal(await editor.focused(), "copy");
    await editor.press("End");
    await editor.type(" stu?");
    assert.match(await editor.text(), / stu\?$/);
    await editor.checked();
    await editor.press("Alt+n", "Alt+t");
    assert.match(await editor.text(), /\$40 million/);
    await editor.press("Alt+u");
    assert.match(await editor.text(), /\$ 40 million/);
  });
});

test("the help lists the keys, and gives the focus back", async () => {
  await withEditor(async (editor) => {
    await editor.paste("They sent the the crews.");
    await editor.checked();
    await editor.press("F8", "?");
    assert.match(await editor.tab.innerText("dialog[open]"), /take the fix, or cut/);
    await editor.press("t");
    assert.match(await editor.text(), /the the/, "keys do nothing behind the help");
    await editor.press("Escape");
    assert.equal(await editor.focused(), "F1");
  });
});

test("Y says why, and says it no longer", async () => {
  await withEditor(async (editor) => {
    await editor.paste("The council sent its masons. to the river.");
    await editor.checked();
    await editor.press("F8", "y");
    await editor.tab.waitForSelector(".entry.selected .why");
    assert.match(await editor.tab.innerText(".why"), /full stops in the middle of sentences/);
    assert.match(await editor.said(), /full stops in the middle of sentences/);
    assert.equal(await editor.focused(), "F1");
    await editor.press("y");
    assert.equal(await editor.tab.$(".why"), null);
  });
});

test("menus and tabs work by keys", async () => {
  await withEditor(async (editor) => {
    await editor.paste(SAMPLE);
    await editor.checked();
    await editor.tab.focus("#tab-findings");
    await editor.press("ArrowRight");
    assert.equal(await editor.tab.isVisible("#readability"), true);
    await editor.press("ArrowLeft");
    assert.equal(await editor.tab.isVisible("#list"), true);
    await editor.tab.focus("summary:has-text('Save')");
    await editor.press("Enter", "Tab", "Escape");
    assert.equal(await editor.tab.evaluate(() => document.activeElement.textContent), "Save");
    assert.equal(await editor.tab.$("details.menu[open]"), null);
  });
});

test("what was done, and how much is open, is announced", async () => {
  await withEditor(async (editor) => {
    await editor.paste("They sent the the crews. It cost $ 40 million.");
    await editor.checked();
    await editor.press("F8", "t");
    assert.equal(await editor.said(), "“the the” became “the”. 1 open.");
    await editor.press("u");
    assert.equal(await editor.said(), "Undone: “the the” became “the”. 2 open.");
    await editor.press("s");
    await editor.untilOpen(0);
    assert.equal(await editor.said(), "2 safe fixes taken. Nothing open.");
    await editor.press("Control+z");
    assert.equal(await editor.text(), "They sent the the crews. It cost $ 40 million.");
    assert.equal(await editor.said(), "Undone: 2 safe fixes taken. 2 open.");
  });
});
