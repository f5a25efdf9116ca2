// Starts Chromium for the tests: offline, in a profile of its own.

import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {chromium} from "playwright-core";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Runs `work(context)` with pages that may request nothing but `file:`, and the `origin` if one is given; other requests are in `context.requests`. */
export async function inBrowser({origin, ...options}, work) {
  const profile = mkdtempSync(path.join(tmpdir(), "checker-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHECKER_CHROMIUM || "/usr/bin/chromium",
    headless: true,
    args: FLAGS,
    ...options,
  });
  context.requests = [];
  context.logged = [];
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith("file:") || url.startsWith("blob:") || (origin && new URL(url).origin === origin)) return route.continue();
    context.requests.push(url);
    return route.abort();
  });
  context.on("console", (message) => context.logged.push(`${message.type()}: ${message.text()}`));
  context.on("weberror", (error) => context.logged.push(`error: ${error.error()}`));
  try {
    return await work(context);
  } finally {
    await context.close();
    rmSync(profile, {recursive: true, force: true});
  }
}
