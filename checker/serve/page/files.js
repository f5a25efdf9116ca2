// Files in and out: opening and dropping, and the downloads.

import {file as requested, opened} from "./api.js";

const EXPORTS = {
  "prose.txt": (stem) => `${stem}.clean.txt`,
  "questions.md": (stem) => `${stem}.questions.md`,
  "questions.html": (stem) => `${stem}.questions.html`,
  "report.json": (stem) => `${stem}.report.json`,
  "report.html": (stem) => `${stem}.report.html`,
};

export class Files {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
  }

  /** Reads a file in place of the text. */
  async open(upload) {
    try {
      const {text, name, encoding, bom} = await opened(upload);
      this.desk.replaceAll(text, {name, encoding, bom});
      this.desk.say(`Opened ${name}.`);
    } catch (error) {
      this.desk.fail(error);
    }
  }

  /** @param {string} wanted "file", "copy", or the format of an export */
  async save(wanted) {
    try {
      if (wanted === "copy") await this.#toClipboard();
      else if (wanted === "file") await this.#saveFile();
      else await this.#saveExport(wanted);
    } catch (error) {
      this.desk.fail(error);
    }
  }

  async #saveFile() {
    const {file, text} = this.desk;
    download(await requested("/api/save", {...file, text: text.content}), file.name);
    this.desk.say(`Saved ${file.name}.`);
  }

  async #saveExport(format) {
    const name = EXPORTS[format](this.desk.file.name.replace(/\.[^.]+$/, ""));
    download(await this.#exported(format), name);
    this.desk.say(`Saved ${name}.`);
  }

  #exported(format) {
    const {request, ignored} = this.desk;
    return requested("/api/export", {...request, format, ignored: ignored.reasons});
  }

  async #toClipboard() {
    const prose = await (await this.#exported("prose.txt")).text();
    await navigator.clipboard.writeText(prose);
    this.desk.say("The clean copy is on the clipboard.");
  }
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Files that are dropped anywhere on the page are opened; dropped text goes where it falls, by the browser's own means. */
export function listenToDrops(files, page) {
  const hasFile = (event) => event.dataTransfer?.types.includes("Files");
  page.addEventListener("dragover", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    page.classList.add("dropping");
  });
  page.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) page.classList.remove("dropping");
  });
  page.addEventListener("drop", (event) => {
    page.classList.remove("dropping");
    if (!hasFile(event)) return;
    event.preventDefault();
    const [upload] = event.dataTransfer.files;
    if (upload) files.open(upload);
  });
}
