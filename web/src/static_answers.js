// A copy of the page without a server: each answer is a script in a folder, named by a
// hash of what was asked, that calls `memstrataAnswer` with it. No name from a map gets
// into a path, and it works where nothing may be fetched: in a page opened as a file.

/** @typedef {import("./api.js").Parameters} Parameters */

/**
 * What is asked as one text, whatever the order of the parameters: the path, then a line
 * for each that is not empty.
 *
 * @param {string} path
 * @param {[string, string][]} parameters
 */
export function questionText(path, parameters) {
  const sorted = parameters
    .map(([name, value], index) => ({name, value, index}))
    .sort((one, other) =>
      one.name === other.name ? one.index - other.index : one.name < other.name ? -1 : 1,
    );
  return [path, ...sorted.map(({name, value}) => `${name}=${value}`)].join("\n");
}

/** FNV-1a with 64 bits over UTF-8, as `memstrata export --site` has it. @param {string} text */
export function answerId(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}

/** The folder of the answers; undefined: there is a server. */
export function answerFolder() {
  return document.documentElement.dataset.answers;
}

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/**
 * @param {string} folder
 * @param {string} id
 * @returns {Promise<any>} null: this copy does not have it
 */
export function staticAnswer(folder, id) {
  const answer = asked.get(id) ?? load(folder, id);
  asked.set(id, answer);
  return answer;
}

/** @param {string} folder @param {string} id @returns {Promise<any>} */
function load(folder, id) {
  const script = document.createElement("script");
  script.src = `${folder}/${id}.js`;
  return new Promise((found) => {
    waiting.set(id, found);
    script.onload = () => script.remove();
    script.onerror = () => {
      script.remove();
      found(null);
    };
    document.head.append(script);
  });
}

/** @type {Map<string, (answer: any) => void>} */
const waiting = new Map();

/** The one function that the scripts call. */
export function listenForAnswers() {
  Object.assign(globalThis, {
    memstrataAnswer: (/** @type {string} */ id, /** @type {any} */ answer) =>
      waiting.get(id)?.(answer),
  });
}
