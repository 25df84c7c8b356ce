// Asks the server, or the scripts beside a copy of the page, and keeps the answers until the
// history changes.

import {element} from "./elements.js";
import {answerFolder, answerId, questionText, staticAnswer} from "./static_answers.js";

/** @typedef {Record<string, string | string[] | undefined>} Parameters empty ones are left out */

/** What the server said instead of an answer. */
export class ApiError extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const quietly = {Prefer: "quiet-errors"}; // a name that is mistyped is no error of the page
const longestAddress = 4000; // letters; servers take 8 KiB with all headers

/** @param {Parameters} parameters @returns {[string, string][]} */
function pairsOf(parameters) {
  return Object.entries(parameters).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? ""])
      .filter((one) => one !== "")
      .map((one) => /** @type {[string, string]} */ ([name, one])),
  );
}

/**
 * @param {string} path below /api/
 * @param {Parameters} [parameters]
 */
export function apiAddress(path, parameters = {}) {
  const text = new URLSearchParams(pairsOf(parameters)).toString();
  return `api/${path}${text ? `?${text}` : ""}`;
}

const mostKept = 400;
/** @type {Map<string, Promise<any>>} by address, the oldest first */
const kept = new Map();

/** From now on everything is asked again. */
export function forgetAnswers() {
  kept.clear();
}

/**
 * @param {string} path
 * @param {Parameters} [parameters]
 * @returns {Promise<any>}
 */
export function ask(path, parameters = {}) {
  const folder = answerFolder();
  if (folder) {
    return askCopy(folder, path, parameters);
  }
  const address = apiAddress(path, parameters);
  const answer = kept.get(address) ?? askServer(address);
  kept.set(address, answer);
  answer.catch(() => kept.delete(address));
  if (kept.size > mostKept) {
    kept.delete(kept.keys().next().value ?? "");
  }
  return answer;
}

/** What holds now, kept or not. @param {string} path @returns {Promise<any>} */
export function askAgain(path) {
  return askServer(apiAddress(path));
}

/**
 * The answer to a SELECT; one that is too long for an address is sent as a body.
 *
 * @param {string} sql
 * @param {Parameters} parameters that are bound
 * @returns {Promise<any>}
 */
export async function askSql(sql, parameters) {
  const address = apiAddress("sql", {...parameters, sql});
  if (answerFolder() || address.length <= longestAddress) {
    return ask("sql", {...parameters, sql});
  }
  return askServer(apiAddress("sql", parameters), {method: "POST", body: sql});
}

/** A link to the answer as the server writes it; none where there is no server.
 * @param {string} path @param {Parameters} parameters @param {string} text */
export function answerLink(path, parameters, text) {
  return answerFolder()
    ? null
    : element("a", {href: apiAddress(path, parameters), target: "_blank"}, text);
}

/** @param {string} address @param {RequestInit} [request] @returns {Promise<any>} */
async function askServer(address, request = {}) {
  let response;
  try {
    response = await fetch(address, {headers: quietly, ...request});
  } catch {
    throw new ApiError(0, "The server does not answer. Is memstrata serve still running?");
  }
  return checked(await response.json());
}

/** @param {string} folder @param {string} path @param {Parameters} parameters */
async function askCopy(folder, path, parameters) {
  const answer = await staticAnswer(folder, answerId(questionText(path, pairsOf(parameters))));
  if (answer === null) {
    throw new ApiError(
      404,
      "This copy of the history does not hold that answer. memstrata serve has them all.",
    );
  }
  return checked(answer);
}

/** @param {any} document */
function checked(document) {
  if (document.kind === "error") {
    throw new ApiError(document.status, document.message);
  }
  return document;
}
