// Pictures of a page, to be looked at: node shots.js PAGE FOLDER

import path from "node:path";
import {pathToFileURL} from "node:url";
import {inBrowser} from "./browser.js";

const [page, folder] = process.argv.slice(2);
const VIEWS = [
  ["light", {width: 1360, height: 900}, "light"],
  ["dark", {width: 1360, height: 900}, "dark"],
  ["narrow", {width: 400, height: 800}, "light"],
];

for (const [name, viewport, colorScheme] of VIEWS) {
  await inBrowser({viewport, colorScheme}, async (context) => {
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(path.resolve(page)).href);
    await tab.screenshot({path: path.join(folder, `${name}.png`)});
    await tab.screenshot({path: path.join(folder, `${name}-whole.png`), fullPage: true});
    if (name === "light") await tab.pdf({path: path.join(folder, "print.pdf"), format: "A4", preferCSSPageSize: true, printBackground: false});
  });
}
