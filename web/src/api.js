// Asks the server. The browser keeps answers and asks with their ETag again.

/** What the server said instead of an answer. */
export class ApiError extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} path below /api/
 * @param {Record<string, string | string[] | undefined>} [parameters] empty ones are left out
 */
export function apiAddress(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value ?? ""]) {
      if (one !== "") {
        query.append(name, one);
      }
    }
  }
  const text = query.toString();
  return `api/${path}${text ? `?${text}` : ""}`;
}

/**
 * @param {string} path
 * @param {Record<string, string | string[] | undefined>} [parameters]
 * @returns {Promise<any>}
 */
export async function ask(path, parameters) {
  let response;
  try {
    response = await fetch(apiAddress(path, parameters));
  } catch {
    throw new ApiError(0, "The server does not answer. Is memstrata serve still running?");
  }
  const document = await response.json();
  if (!response.ok) {
    throw new ApiError(response.status, document.message);
  }
  return document;
}
