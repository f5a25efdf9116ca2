// Requests to the server that this page came from.

/** What went wrong, in words for people. `retry`: whether the same request may work later. */
export class Failure extends Error {
  constructor(message, {retry = false, status = 0} = {}) {
    super(message);
    this.retry = retry;
    this.status = status;
  }
}

const GONE = "checker doesn’t answer: is “checker serve” still running? Your text stays here; start it again and go on.";
const WAITS = [500, 1500, 4000]; // milliseconds before a busy server is asked again

/** The answer to a POST of JSON, parsed. */
export async function post(path, body, signal) {
  const response = await asked(path, {method: "POST", body: JSON.stringify(body), headers: {"Content-Type": "application/json"}, signal});
  return response.json();
}

/** The answer to a POST of JSON, as a file. */
export async function file(path, body) {
  const response = await asked(path, {method: "POST", body: JSON.stringify(body), headers: {"Content-Type": "application/json"}});
  return response.blob();
}

/** The answer to a GET, parsed. */
export async function get(path) {
  return (await asked(path, {})).json();
}

/** The text of a file, read as the command line reads it. @param {File} upload */
export async function opened(upload) {
  const path = `/api/open?name=${encodeURIComponent(upload.name)}`;
  const response = await asked(path, {method: "POST", body: upload, headers: {"Content-Type": "application/octet-stream"}});
  return response.json();
}

/** A response that is a success; a busy server is asked again. Throws Failure. */
async function asked(path, options) {
  for (const wait of [...WAITS, 0]) {
    const response = await fetched(path, options);
    if (response.ok) return response;
    const busy = response.status === 503 || response.status === 429;
    if (!busy || !wait) throw await failureOf(response);
    await slept(Math.max(wait, 1000 * Number(response.headers.get("Retry-After") ?? 0)), options.signal);
  }
}

async function fetched(path, options) {
  try {
    return await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(GONE, {retry: true});
  }
}

async function failureOf(response) {
  const retry = response.status >= 500 || response.status === 429;
  const details = {retry, status: response.status};
  try {
    const {error} = await response.json();
    return new Failure(sentence(error.message), details);
  } catch {
    return new Failure(`The server answered with ${response.status} ${response.statusText}, and didn’t say why.`, details);
  }
}

function sentence(message) {
  const text = message.trim();
  return `${text[0].toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`;
}

function slept(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
