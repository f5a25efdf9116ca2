// What editors come to the page for, from a text to a file.

import assert from "node:assert/strict";
import {test} from "node:test";
import {withEditor} from "./editor.js";

const STORY = `Port to reopen after fire

The port of Velmar will reopen on Monday, a week after the the fire. The government had ordered the crews. to stay out of the basin. STORM CLOSES SCHOOLS IN THE NORTH “We lost the cold store,” the director, Ana Torvic, told reporters.

The bank lent the port $3 million for the first month and $4.5 for the second.`;
const CLEAN = `Port to reopen after fire

The port of Velmar will reopen on Monday, a week after the fire. The government had ordered the crews to stay out of the basin. “We lost the cold store,” the director, Ana Torvic, told reporters.

The bank lent the port $3 million for the first month and $4.5 million for the second.`;

test("a pasted story is marked, fixed, answered and saved", async () => {
  await withEditor(async (editor) => {
    await editor.paste(STORY);
    await editor.checked();
    assert.deepEqual(await editor.findings(), ["F1", "F2", "C1", "Q1"]);
    assert.deepEqual(await editor.marks(), {cut: ["STORM CLOSES SCHOOLS IN THE NORTH"], fix: ["crews. to", "the the"], question: ["$4.5"], note: []});
    assert.match(await editor.verdict(), /^Not publishable ?1 cut ?2 fixes ?1 question$/);

    await editor.tab.click("#list .row:has-text('repeated word')");
    const change = await editor.tab.textContent(".entry.selected .change");
    assert.match(change, /the the → {2}becomes the/, "the change is shown before it is taken");
    await editor.tab.click(".entry.selected button:has-text('Take it')");
    await editor.untilOpen(3);
    assert.equal(await editor.focused(), "F2");
    await editor.press("t", "t", "a");
    assert.equal(await editor.text(), CLEAN);
    await editor.checked();
    assert.match(await editor.verdict(), /^Nothing open$/);
    assert.equal(await editor.focused(), "verdict");

    const {name, bytes} = await editor.downloaded("Corrected file");
    assert.equal(name, "text.txt");
    assert.equal(bytes.toString(), CLEAN);
  });
});

test("each decision is one step of undo and redo", async () => {
  await withEditor(async (editor) => {
    await editor.paste(STORY);
    await editor.checked();
    await editor.press("F8", "t", "t", "t", "a");
    await editor.press("Control+z");
    assert.match(await editor.text(), /and \$4\.5 for the second/);
    assert.deepEqual(await editor.findings(), ["Q1"]);
    await editor.tab.click("#undo");
    assert.match(await editor.text(), /STORM CLOSES SCHOOLS/);
    await editor.tab.click("#redo");
    await editor.tab.click("#redo");
    assert.equal(await editor.text(), CLEAN);
    for (let step = 0; step < 4; step++) await editor.tab.click("#undo");
    assert.equal(await editor.text(), STORY);
    assert.deepEqual(await editor.findings(), ["F1", "F2", "C1", "Q1"]);
  });
});

test("a file keeps its bytes outside the edits: mark, encoding and mixed line ends", async () => {
  const before = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from("Caf\u00e9 \ud83d\ude00 opens\r\n\r\nThey sent the the crews.\nIt cost $ 40 million.\rEnd of it.  \r\n\n")]);
  const after = before.toString("latin1").replace("the the", "the").replace("$ 40", "$40");
  await withEditor(async (editor) => {
    await editor.choose("story.txt", before);
    await editor.untilOpen(2);
    await editor.checked();
    await editor.tab.click("#safe");
    await editor.untilOpen(0);
    const {name, bytes} = await editor.downloaded("Corrected file");
    assert.equal(name, "story.txt");
    assert.equal(bytes.toString("latin1"), after);
  });
});

test("a file in another encoding is written in it; dropped files are opened", async () => {
  const before = Buffer.from("They sent the the crews to Cura\u00e7ao \u2014 on Monday.\r\n", "utf16le");
  await withEditor(async (editor) => {
    await editor.tab.evaluate((bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], "wire.txt"));
      const drop = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
      document.getElementById("copy").dispatchEvent(drop);
    }, [0xff, 0xfe, ...before]);
    await editor.untilOpen(1);
    await editor.checked();
    await editor.tab.click("#safe");
    await editor.untilOpen(0);
    const {bytes} = await editor.downloaded("Corrected file");
    assert.equal(bytes.subarray(2).toString("utf16le"), before.toString("utf16le").replace("the the", "the"));
  });
});

test("a question is answered by a letter, and in own words", async () => {
  await withEditor(async (editor) => {
    await editor.paste("The bank lent $3 million in May and $4.5 in June. Some experts say that the bridge was never inspected.");
    await editor.checked();
    await editor.press("F8");
    assert.deepEqual(await editor.tab.$$eval(".entry.selected .answer bdi", (all) => all.map((one) => one.textContent)), ["$4.5 million", "$4.5 billion"]);
    await editor.press("b", "w");
    await editor.type("Two engineers say");
    await editor.press("Enter");
    await editor.untilOpen(0);
    assert.equal(await editor.text(), "The bank lent $3 million in May and $4.5 billion in June. Two engineers say that the bridge was never inspected.");
    await editor.press("Control+z", "Control+z");
    assert.match(await editor.text(), /\$4\.5 in June\. Some experts say/);
  });
});

test("own words are written as the format writes them", async () => {
  await withEditor(async (editor) => {
    await editor.choose("story.html", "<p>Some experts say that the bridge was never inspected.</p>\n");
    await editor.untilOpen(1);
    await editor.press("F8", "w");
    await editor.type("Smith & Sons say");
    await editor.press("Enter");
    await editor.untilOpen(0);
    assert.match(await editor.text(), /^<p>Smith &amp; Sons say that/);
  });
});

test("a finding is ignored with a reason, shown with it, and brought back by undo or by hand", async () => {
  await withEditor(async (editor) => {
    await editor.paste("Some experts say that the bridge was never inspected. The council sent its masons. to the river.");
    await editor.checked();
    await editor.press("F8", "i");
    await editor.type("the source names nobody");
    await editor.press("Enter");
    await editor.untilOpen(1);
    assert.equal(await editor.focused(), "F1");
    await editor.checked();
    assert.deepEqual(await editor.findings(), ["F1"], "the next check leaves it ignored");
    await editor.tab.click("#ignored summary");
    assert.match(await editor.tab.innerText("#ignored li"), /Some experts say\s+this place: the source names nobody/);
    assert.doesNotMatch((await editor.downloaded("Questions, Markdown")).bytes.toString(), /Some experts say/);
    const report = JSON.parse((await editor.downloaded("Report, JSON")).bytes);
    assert.deepEqual(report.files[0].findings.map(({state, reason}) => [state, reason]), [["suppressed", "the source names nobody"], ["open", ""]]);
    await editor.press("Control+z");
    await editor.untilOpen(2);
    await editor.press("Control+y");
    await editor.untilOpen(1);
    await editor.tab.click("#ignored li button");
    await editor.untilOpen(2);
  });
});

test("a rule is ignored in this text, and a word is accepted", async () => {
  await withEditor(async (editor) => {
    await editor.paste("He sent his crews. to the river and his masons. to the quay. The miller has recieved a letter.");
    await editor.checked();
    assert.deepEqual(await editor.findings(), ["F1", "F2", "F3"]);
    await editor.press("F8", "i", "ArrowDown", "Enter");
    await editor.untilOpen(1);
    await editor.press("i", "ArrowDown", "ArrowDown", "Enter");
    await editor.untilOpen(0);
    await editor.checked();
    await editor.untilOpen(0);
    await editor.choose("next.txt", "Nobody has recieved a letter. Some experts say so.");
    await editor.untilOpen(1);
    assert.equal(await editor.tab.textContent("#ignored summary"), "Ignored (1)", "a word stays right in the next article, a rule doesn't stay off");
    await editor.press("Control+z", "Control+z", "Control+z");
    await editor.untilOpen(3);
  });
});

test("a cut is kept, and says what else is wrong in it", async () => {
  await withEditor(async (editor) => {
    await editor.paste("The hosts said so in May. STORM CLOSES SCOOLS IN THE NORTH: LIVE UPDATES “Nobody left the hall before midnight,” one of them told reporters.");
    await editor.checked();
    await editor.press("F8");
    assert.match(await editor.tab.innerText(".entry.selected"), /If you keep it: .*SCHOOLS/);
    await editor.press("k");
    await editor.untilOpen(0);
    assert.match(await editor.tab.textContent("#ignored"), /kept: it belongs to the story/);
  });
});

test("what can be saved is named after the article, and says what it should", async () => {
  await withEditor(async (editor) => {
    await editor.choose("bridge.md", "# The bridge\n\nSome *experts* say that the bridge was never inspected. Some experts say so.\n");
    await editor.checked();
    const clean = await editor.downloaded("Clean copy");
    assert.deepEqual([clean.name, clean.bytes.toString()], ["bridge.clean.txt", "The bridge\n\nSome experts say that the bridge was never inspected. Some experts say so.\n"]);
    const questions = await editor.downloaded("Questions, Markdown");
    assert.equal(questions.name, "bridge.questions.md");
    assert.match(questions.bytes.toString(), /Some experts say/);
    assert.match((await editor.downloaded("Questions, HTML")).bytes.toString(), /^<!doctype html>/i);
    const report = await editor.downloaded("Report, JSON");
    assert.equal(JSON.parse(report.bytes).files[0].path, "bridge.md");
    await editor.tab.click("summary:has-text('Save')");
    await editor.tab.click(".choices button:has-text('Copy the clean copy')");
    await editor.tab.waitForFunction(() => document.getElementById("said").textContent.includes("clipboard"));
    assert.match(await editor.tab.evaluate(() => navigator.clipboard.readText()), /^The bridge\n\nSome experts/);
  });
});
