// The article is edited as any text is: typing, deleting, the clipboard, input methods, undo.

import assert from "node:assert/strict";
import {test} from "node:test";
import {withEditor} from "./editor.js";

/** The bytes that a download of the file would have, line ends and all. */
async function saved(editor) {
  return (await editor.downloaded("Corrected file")).bytes.toString();
}

test("keys type, delete and divide lines where the caret is", async () => {
  await withEditor(async (editor) => {
    await editor.type("One two three");
    await editor.press("Enter", "Enter");
    await editor.type("Four");
    assert.equal(await editor.text(), "One two three\n\nFour");
    await editor.press("Home", "Backspace", "Backspace");
    assert.equal(await editor.text(), "One two threeFour");
    await editor.press("Control+Backspace", "Delete", "Control+Delete");
    assert.equal(await editor.text(), "One two ");
    await editor.press("Control+a");
    await editor.type("x");
    assert.equal(await editor.text(), "x");
    await editor.press("Backspace");
    assert.equal(await editor.text(), "");
    assert.equal(await editor.tab.$eval("#copy", (copy) => copy.className), "copy empty");
  });
});

test("emoji are deleted whole, and letters behind them marked in the right place", async () => {
  await withEditor(async (editor) => {
    await editor.paste("\ud83d\ude00\ud83d\ude00 They sent the the crews.");
    await editor.checked();
    assert.deepEqual((await editor.marks()).fix, ["the the"]);
    await editor.press("Control+Home", "Delete", "F8", "t");
    assert.equal(await editor.text(), "\ud83d\ude00 They sent the crews.");
  });
});

test("marks move while typing, before the text is checked again", async () => {
  await withEditor(async (editor) => {
    await editor.paste("One line.\n\nThey sent the the crews. It cost $ 40 million.");
    await editor.checked();
    await editor.context.route("**/api/check", () => {}); // never answers
    await editor.press("Control+Home");
    await editor.type("A new line above.");
    await editor.press("Enter", "Control+End", "Control+ArrowLeft", "Control+ArrowLeft");
    await editor.type("about ");
    assert.deepEqual((await editor.marks()).fix, ["$ 40", "the the"]);
    await editor.press("Control+Home", "F8", "t");
    assert.match(await editor.text(), /They sent the crews/);
  });
});

test("only the answer to the newest text counts", async () => {
  await withEditor(async (editor) => {
    const held = [];
    await editor.context.route("**/api/check", (route) => {
      held.push(route);
    });
    await editor.paste("They sent the the crews.");
    while (!held.length) await editor.tab.waitForTimeout(20);
    await editor.press("Control+a");
    await editor.paste("It cost $ 40 million.");
    while (held.length < 2) await editor.tab.waitForTimeout(20);
    await held[1].continue();
    await editor.checked();
    await held[0].continue().catch(() => {}); // the page has given it up
    await editor.tab.waitForTimeout(300);
    assert.deepEqual((await editor.marks()).fix, ["$ 40"]);
  }, {expected: /ERR_ABORTED/});
});

test("words that were changed since the check are not fixed", async () => {
  await withEditor(async (editor) => {
    await editor.paste("They sent the the crews.");
    await editor.checked();
    await editor.context.route("**/api/check", () => {});
    await editor.tab.evaluate(() => getSelection().collapse(document.getElementById("copy").firstChild.firstChild, 12));
    await editor.type("x");
    await editor.press("F8", "t");
    assert.equal(await editor.text(), "They sent thxe the crews.");
    assert.match(await editor.said(), /have changed: wait/);
  });
});

test("typing is undone as one step, and done again, with the caret", async () => {
  await withEditor(async (editor) => {
    await editor.type("One two");
    await editor.press("Enter");
    await editor.type("three");
    await editor.press("Control+z");
    assert.equal(await editor.text(), "One two\n");
    await editor.press("Control+z", "Control+z");
    assert.equal(await editor.text(), "");
    await editor.press("Control+y", "Control+Shift+z", "Control+y", "Control+y");
    assert.equal(await editor.text(), "One two\nthree");
    await editor.type("!");
    assert.equal(await editor.text(), "One two\nthree!");
  });
});

test("copy and cut take the text as it is; pasted lines get the file's line ends", async () => {
  await withEditor(async (editor) => {
    await editor.choose("story.txt", "One.\r\n\r\nTwo.\r\n");
    await editor.checked();
    await editor.tab.focus("#copy");
    await editor.press("Control+a", "Control+c");
    assert.equal((await editor.tab.evaluate(() => navigator.clipboard.readText())).replaceAll("\r", ""), "One.\n\nTwo.\n");
    await editor.press("Control+End");
    await editor.paste("Three.\nFour.");
    await editor.press("Enter");
    assert.equal(await saved(editor), "One.\r\n\r\nTwo.\r\nThree.\r\nFour.\r\n");
    await editor.tab.focus("#copy");
    await editor.press("Control+Home", "Shift+ArrowDown", "Shift+ArrowDown", "Control+x");
    assert.equal(await saved(editor), "Two.\r\nThree.\r\nFour.\r\n");
    await editor.press("Control+z");
    assert.match(await saved(editor), /^One\.\r\n\r\nTwo\./);
  });
});

test("formatting is not possible", async () => {
  await withEditor(async (editor) => {
    await editor.type("plain");
    await editor.press("Control+a", "Control+b", "Control+i");
    assert.equal(await editor.tab.$eval("#copy", (copy) => copy.innerHTML), "<div>plain</div>");
  });
});

test("an input method composes in a line, at its start, in an empty text, and over a selection", async () => {
  await withEditor(async (editor) => {
    const cdp = await editor.context.newCDPSession(editor.tab);
    const compose = async (...words) => {
      for (const text of words) await cdp.send("Input.imeSetComposition", {text, selectionStart: text.length, selectionEnd: text.length});
      await cdp.send("Input.insertText", {text: words.at(-1)});
    };
    await compose("z", "zu", "\u65e5\u672c");
    assert.equal(await editor.text(), "\u65e5\u672c");
    await editor.type(" ab");
    await editor.press("Home");
    await compose("e\u0301", "\u00e9");
    assert.equal(await editor.text(), "\u00e9\u65e5\u672c ab");
    await editor.press("End", "Enter");
    await editor.type("cd");
    await editor.press("Control+a");
    await compose("k", "ka");
    assert.equal(await editor.text(), "ka");
    assert.equal(await editor.tab.$eval("#copy", (copy) => copy.innerHTML), "<div>ka</div>");
    assert.equal(await saved(editor), "ka");
    await editor.press("Control+z");
    assert.equal(await editor.text(), "\u00e9\u65e5\u672c ab\ncd");
  });
});

test("the caret in a mark selects its finding, and a selected finding shows its words", async () => {
  await withEditor(async (editor) => {
    await editor.paste(`${"One line.\n\n".repeat(60)}They sent the the crews.`);
    await editor.checked();
    await editor.press("Control+Home", "F8");
    assert.equal(await editor.tab.evaluate(() => [...CSS.highlights.get("selected")].join()), "the the");
    const isSeen = () => {
      const box = [...CSS.highlights.get("selected")][0].getBoundingClientRect();
      return box.top > 0 && box.bottom < innerHeight;
    };
    await editor.tab.waitForFunction(isSeen);
    await editor.press("Escape", "ArrowLeft", "ArrowRight");
    assert.equal(await editor.tab.$eval(".entry.selected .ref", (one) => one.firstChild.textContent), "F1");
    await editor.press("Control+Home");
    await editor.tab.waitForFunction(() => !document.querySelector(".entry.selected"));
  });
});
