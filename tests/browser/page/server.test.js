// What the page does when the server says no, is busy, or is gone; and what it keeps.

import assert from "node:assert/strict";
import {test} from "node:test";
import {withEditor} from "./editor.js";

const STORY = "They sent the the crews. It cost $ 40 million.";
const LOGGED = {expected: /Failed to load resource/};

function failing(status, message, headers = {}) {
  return (route) => route.fulfill({status, headers, contentType: "application/json", body: JSON.stringify({error: {code: "x", message}})});
}

test("a server that is gone is named; the text stays, and the next check tells that it is back", async () => {
  await withEditor(async (editor) => {
    await editor.context.route("**/api/check", (route) => route.abort());
    await editor.paste(STORY);
    await editor.tab.waitForSelector("#failure:not([hidden])");
    assert.match(await editor.tab.innerText("#failure"), /checker doesn’t answer: is “checker serve” still running\? Your text stays here/);
    assert.equal(await editor.text(), STORY);
    await editor.context.unroute("**/api/check");
    await editor.tab.click("#failure .again");
    await editor.untilOpen(2);
    assert.equal(await editor.tab.isVisible("#failure"), false);
  }, LOGGED);
});

test("a busy server is asked again after the time that it names", async () => {
  await withEditor(async (editor) => {
    let refused = 0;
    await editor.context.route("**/api/check", (route) => (refused++ < 2 ? failing(503, "too many requests", {"Retry-After": "1"})(route) : route.continue()));
    await editor.paste(STORY);
    await editor.untilOpen(2);
    assert.equal(refused, 3);
    assert.equal(await editor.tab.isVisible("#failure"), false);
  }, LOGGED);
});

test("what the server refuses is said in its words, and nothing is lost", async () => {
  await withEditor(async (editor) => {
    await editor.choose("story.docx", "PK");
    await editor.tab.waitForSelector("#failure:not([hidden])");
    assert.match(await editor.tab.innerText("#failure .text"), /^Checker can't read files of type \.docx/);
    await editor.tab.click("#failure .close");
    await editor.paste(STORY);
    await editor.checked();
    await editor.context.route("**/api/fix", failing(413, "the text is too long: 11 MB, at most 10"));
    await editor.tab.click("#safe");
    await editor.tab.waitForSelector("#failure:not([hidden])");
    assert.equal(await editor.tab.innerText("#failure .text"), "The text is too long: 11 MB, at most 10.");
    assert.equal(await editor.text(), STORY);
  }, LOGGED);
});

test("an answer that is no JSON is a failure too", async () => {
  await withEditor(async (editor) => {
    await editor.context.route("**/api/check", (route) => route.fulfill({status: 502, body: "<html>"}));
    await editor.paste(STORY);
    await editor.tab.waitForSelector("#failure:not([hidden])");
    assert.match(await editor.tab.innerText("#failure .text"), /answered with 502/);
  }, LOGGED);
});

test("a text that changes while it is fixed stays as it was typed", async () => {
  await withEditor(async (editor) => {
    await editor.paste(STORY);
    await editor.checked();
    let held;
    await editor.context.route("**/api/fix", (route) => {
      held = route;
    });
    await editor.tab.click("#safe");
    while (!held) await editor.tab.waitForTimeout(20);
    await editor.tab.focus("#copy");
    await editor.press("Control+End");
    await editor.type(" More.");
    await held.continue();
    await editor.tab.waitForFunction(() => document.getElementById("said").textContent.includes("has changed meanwhile"));
    assert.equal(await editor.text(), `${STORY} More.`);
  });
});

test("text, name, and what is ignored survive a reload", async () => {
  await withEditor(async (editor) => {
    await editor.choose("wire.md", "They sent the the crews.\r\n\r\nIt cost $ 40 million.\n");
    await editor.checked();
    await editor.press("F8", "i");
    await editor.press("Enter");
    await editor.tab.reload();
    await editor.untilOpen(1);
    assert.equal(await editor.tab.inputValue("#name"), "wire.md");
    assert.equal(await editor.tab.textContent("#ignored summary"), "Ignored (1)");
    assert.equal((await editor.downloaded("Corrected file")).bytes.toString(), "They sent the the crews.\r\n\r\nIt cost $ 40 million.\n");
  });
});

test("keeping the text can be switched off, which deletes what was kept", async () => {
  await withEditor(async (editor) => {
    await editor.paste(STORY);
    await editor.checked();
    await editor.tab.click("summary:has-text('More')");
    await editor.tab.uncheck("#remember");
    assert.equal(await editor.tab.evaluate(() => localStorage.getItem("checker.article")), null);
    await editor.tab.focus("#copy");
    await editor.type("x");
    await editor.checked();
    await editor.tab.reload();
    await editor.tab.waitForFunction(() => document.activeElement?.id === "copy");
    assert.equal(await editor.text(), "");
    assert.equal(await editor.tab.isChecked("#remember"), false);
    assert.equal(await editor.tab.evaluate(() => localStorage.getItem("checker.article")), null);
  });
});

test("the page is served under a strict policy, and has neither scripts nor styles of its own inside", async () => {
  await withEditor(async ({tab}) => {
    const response = await tab.goto(tab.url());
    assert.match(response.headers()["content-security-policy"], /default-src 'none'; script-src 'self'; style-src 'self'/);
    const html = await response.text();
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|\sstyle=/);
    assert.doesNotMatch(html, /https?:/);
  });
});

test("a text that another one replaced comes back by undo, with its name and what was ignored", async () => {
  await withEditor(async (editor) => {
    await editor.choose("wire.md", STORY);
    await editor.untilOpen(2);
    await editor.press("F8", "i", "Enter");
    await editor.choose("other.txt", "All is well.\n");
    await editor.untilOpen(0);
    assert.equal(await editor.text(), "All is well.\n");
    await editor.tab.click("#undo");
    assert.equal(await editor.text(), STORY);
    assert.equal(await editor.tab.inputValue("#name"), "wire.md");
    await editor.untilOpen(1);
    await editor.tab.click("#redo");
    assert.equal(await editor.tab.inputValue("#name"), "other.txt");
    assert.equal(await editor.text(), "All is well.\n");
  });
});

test("the sample is loaded, and another name checks it as another format", async () => {
  await withEditor(async (editor) => {
    await editor.tab.click("summary:has-text('More')");
    await editor.tab.click("#sample");
    await editor.checked();
    assert.ok((await editor.findings()).length >= 10);
    const asked = editor.tab.waitForRequest("**/api/check");
    await editor.tab.fill("#name", "mill.md");
    await editor.press("Tab");
    assert.equal((await asked).postDataJSON().name, "mill.md");
  });
});
