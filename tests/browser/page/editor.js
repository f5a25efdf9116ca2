// The editor's page in a browser, as an editor uses it.

import assert from "node:assert/strict";
import {inBrowser} from "../browser.js";

const ORIGIN = process.env.CHECKER_ORIGIN;
const WIDE = {width: 1360, height: 900};

/**
 * Runs `work(editor)` on a new page; afterwards nothing may have been asked of another machine, or logged as an error.
 * @param {{expected?: RegExp}} options `expected`: log lines that are no failure of the test; the rest is for the browser
 */
export async function withEditor(work, {expected = /^$/, ...options} = {}) {
  await inBrowser({origin: ORIGIN, viewport: WIDE, acceptDownloads: true, reducedMotion: "reduce", ...options}, async (context) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"], {origin: ORIGIN});
    const editor = new Editor(context, await context.newPage());
    await editor.open();
    await work(editor);
    assert.deepEqual(context.requests, [], "requests to other machines");
    assert.deepEqual(context.logged.filter((line) => !expected.test(line)), [], "the console");
  });
}

export class Editor {
  /** Keys pressed, without those of typed words. */
  keys = 0;

  constructor(context, tab) {
    Object.assign(this, {context, tab});
  }

  async open() {
    await this.tab.goto(ORIGIN);
    await this.tab.waitForFunction(() => document.activeElement?.id === "copy");
  }

  /** Presses keys one after the other. */
  async press(...keys) {
    for (const key of keys) {
      this.keys++;
      await this.tab.keyboard.press(key);
    }
  }

  async type(words) {
    await this.tab.keyboard.type(words);
  }

  /** Pastes a text where the caret is, by the clipboard. */
  async paste(text) {
    await this.tab.evaluate((words) => navigator.clipboard.writeText(words), text);
    await this.press("Control+V");
  }

  /** Waits until the text as it is now is checked. */
  async checked() {
    await this.tab.waitForFunction(() => document.getElementById("state").textContent === "Checked", null, {polling: 20});
  }

  /** Waits until a number of findings is open. */
  async untilOpen(count) {
    await this.tab.waitForFunction((wanted) => document.querySelectorAll("#list > li").length === wanted, count, {polling: 20});
  }

  /** The article as it reads. */
  text() {
    return this.tab.evaluate(() => [...document.getElementById("copy").children].map((line) => line.textContent).join("\n"));
  }

  /** The marked words by kind. */
  marks() {
    return this.tab.evaluate(() => {
      const kinds = ["cut", "fix", "question", "note"];
      return Object.fromEntries(kinds.map((kind) => [kind, [...CSS.highlights.get(kind)].map(String).sort()]));
    });
  }

  /** The lines of the list: their references and marked words. */
  findings() {
    return this.tab.evaluate(() => [...document.querySelectorAll("#list > li")].map((item) => item.querySelector(".ref [aria-hidden]").textContent));
  }

  /** The reference of the finding that has the focus. */
  focused() {
    return this.tab.evaluate(() => document.activeElement.closest("#list > li")?.querySelector(".ref [aria-hidden]").textContent ?? document.activeElement.id);
  }

  verdict() {
    return this.tab.evaluate(() => document.getElementById("verdict").innerText.replace(/\s+/g, " "));
  }

  said() {
    return this.tab.evaluate(() => document.getElementById("said").textContent);
  }

  /** The bytes and the name of what a click downloads. */
  async downloaded(label) {
    await this.tab.click("summary:has-text('Save')");
    const [download] = await Promise.all([this.tab.waitForEvent("download"), this.tab.click(`.choices button:has-text("${label}")`)]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return {name: download.suggestedFilename(), bytes: Buffer.concat(chunks)};
  }

  /** Opens a file as an editor does who chooses it. */
  async choose(name, bytes) {
    await this.tab.setInputFiles("#upload", {name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes)});
  }
}
