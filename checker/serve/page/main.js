// Puts the page together.

import {Failure} from "./api.js";
import {Aside} from "./aside.js";
import {Checks} from "./checks.js";
import {Copy} from "./copy.js";
import {Decisions} from "./decisions.js";
import {Desk} from "./desk.js";
import {Files, listenToDrops} from "./files.js";
import {listenToKeys} from "./keys.js";
import {List} from "./list.js";
import {Marks} from "./marks.js";
import {Memory} from "./memory.js";
import {listenToPrinting} from "./paper.js";
import {ReadabilityPanel} from "./readability.js";
import {listenToSays} from "./says.js";
import {listenToTabs} from "./tabs.js";
import {Verdict} from "./verdict.js";

const byId = (id) => document.getElementById(id);

const desk = new Desk();
const copy = new Copy(byId("copy"), desk);
const marks = new Marks(desk, copy);
const decisions = new Decisions(desk, copy);
const list = new List(byId("list"), desk, decisions);
decisions.list = list;
const files = new Files(desk);
const memory = new Memory(desk);
const checks = new Checks(desk);
new Verdict({verdict: byId("verdict"), safe: byId("safe"), undo: byId("undo"), redo: byId("redo"), state: byId("state"), facts: byId("facts")}, desk);
new Aside({ignored: byId("ignored"), notes: byId("notes")}, desk);
new ReadabilityPanel(byId("readability"), desk, (start, end) => {
  desk.caret = [start, end];
  copy.root.focus({preventScroll: true});
  copy.showCaret({scroll: true});
});
listenToKeys({desk, decisions, list, copy, help: byId("help")});
listenToDrops(files, document.documentElement);
listenToPrinting(byId("paper"), desk);
listenToSays({said: byId("said"), failure: byId("failure"), desk, retry: () => checks.soon(0)});
listenToTabs(byId("tabs"));

desk.addEventListener("reveal", () => marks.reveal());
desk.addEventListener("caret", () => (document.activeElement === copy.root ? copy.showCaret({scroll: true}) : marks.reveal()));
desk.addEventListener("caret-moved", () => document.activeElement === copy.root && desk.select(desk.entryAt(desk.caret[1])));
desk.addEventListener("selected", () => document.activeElement !== copy.root && marks.reveal());
desk.addEventListener("file", () => {
  if (document.activeElement !== byId("name")) byId("name").value = desk.file.name;
});
const showWhatIsMissing = () => {
  const isEmpty = desk.text.length === 0;
  byId("start").hidden = !isEmpty;
  byId("none").hidden = isEmpty || desk.open.length > 0 || !desk.findings.report;
};
for (const type of ["changed", "findings", "checked"]) desk.addEventListener(type, showWhatIsMissing);

// Buttons

const closeMenus = () => document.querySelectorAll("details.menu[open]").forEach((menu) => menu.removeAttribute("open"));
byId("safe").addEventListener("click", () => decisions.takeSafe());
byId("undo").addEventListener("click", () => desk.undo());
byId("redo").addEventListener("click", () => desk.redo());
byId("keys").addEventListener("click", () => byId("help").showModal());
byId("help-close").addEventListener("click", () => byId("help").close());
byId("open").addEventListener("click", () => byId("upload").click());
byId("upload").addEventListener("change", ({target}) => {
  if (target.files[0]) files.open(target.files[0]);
  target.value = "";
});
const trySample = async () => {
  closeMenus();
  try {
    const response = await fetch("sample.txt");
    desk.replaceAll(await response.text(), {name: "sample.txt", encoding: "utf-8", bom: false});
    copy.root.focus();
  } catch {
    desk.fail(new Failure("The sample can’t be loaded: is “checker serve” still running?"));
  }
};
for (const button of document.querySelectorAll("[data-sample]")) button.addEventListener("click", trySample);
byId("name").addEventListener("change", ({target}) => {
  target.value = target.value.trim() || "text.txt";
  desk.rename(target.value);
});
for (const button of document.querySelectorAll("[data-save]")) {
  button.addEventListener("click", () => {
    closeMenus();
    button.closest("details").querySelector("summary").focus();
    files.save(button.dataset.save);
  });
}
document.addEventListener("click", ({target}) => target.closest("details.menu") || closeMenus());
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
  if (!menu) return;
  closeMenus();
  menu.querySelector("summary").focus();
});
byId("remember").checked = memory.isOn;
byId("remember").addEventListener("change", ({target}) => {
  memory.isOn = target.checked;
  desk.say(target.checked ? "The text is kept in this browser." : "The text is no longer kept, and what was kept is deleted.");
});

if (!memory.restore()) desk.tell("findings");
copy.root.focus();
copy.showCaret();
