// What a browser reports of a page, as JSON: node inspect.js PAGE PDF

import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import path from "node:path";
import {pathToFileURL} from "node:url";
import {inBrowser} from "./browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [page, pdf] = process.argv.slice(2);
const VIEWS = {
  light: {viewport: {width: 1360, height: 900}, media: {colorScheme: "light"}},
  dark: {viewport: {width: 1360, height: 900}, media: {colorScheme: "dark"}},
  narrow: {viewport: {width: 400, height: 800}, media: {colorScheme: "light"}},
  print: {viewport: {width: 800, height: 1100}, media: {colorScheme: "dark", media: "print"}},
};

/** Rules that axe finds broken, each with the first element and why. */
function violations() {
  return window.axe.run({resultTypes: ["violations"]}).then(({violations}) =>
    violations.map(({id, nodes}) => `${id}: ${nodes[0].target.join(" ")}: ${nodes[0].failureSummary}`),
  );
}

/** How far the page, or what stands on it, is wider than the window. */
function overflow() {
  // A blank at the end of a line hangs over: that is no overflow. What scrolls by itself is none either.
  const counts = (element) => !element.closest(".heard, .skip, svg, .wide") && getComputedStyle(element).display !== "inline";
  const right = [...document.body.querySelectorAll("*")].filter(counts).map((one) => Math.round(one.getBoundingClientRect().right));
  return Math.max(document.documentElement.scrollWidth, ...right) - window.innerWidth;
}

/** How many boxes for answers can be seen. */
function boxes() {
  return [...document.querySelectorAll(".answer")].filter((box) => box.checkVisibility()).length;
}

const found = await inBrowser({}, async (context) => {
  const views = {};
  const tab = await context.newPage();
  for (const [name, {viewport, media}] of Object.entries(VIEWS)) {
    await tab.setViewportSize(viewport);
    await tab.emulateMedia({media: "screen", ...media});
    await tab.goto(pathToFileURL(path.resolve(page)).href);
    const logged = [...context.logged];
    await tab.evaluate(axe);
    views[name] = {violations: await tab.evaluate(violations), overflow: await tab.evaluate(overflow), boxes: await tab.evaluate(boxes), logged};
    context.logged.length = 0;
  }
  await tab.emulateMedia({media: "print"});
  await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => one.removeAttribute("open")));
  await tab.pdf({path: pdf, format: "A4", preferCSSPageSize: true});
  return {views, requests: context.requests};
});
console.log(JSON.stringify(found));
