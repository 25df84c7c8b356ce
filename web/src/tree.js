// The parts of a build, as /api/tree nests them: blocks, regions, archives, objects, symbols.

/** @param {any} node */
export function levelOf(node) {
  if (node.regions) {
    return "block";
  }
  if (node.role) {
    return "region";
  }
  if (node.objects) {
    return "archive";
  }
  return node.symbols ? "object" : "symbol";
}

/** @param {any} node */
export function nameOf(node) {
  return (node.name ?? "(no name)") + (node.role === "load" ? " (load image)" : "");
}

/** What lies in a part. @param {any} node @returns {any[]} */
export function innerOf(node) {
  return ["blocks", "regions", "archives", "objects", "symbols"].flatMap((key) => node[key] ?? []);
}

/** A path has `/` between names, each encoded. @param {string} parent @param {string} name */
export function pathBelow(parent, name) {
  return parent ? `${parent}/${encodeURIComponent(name)}` : encodeURIComponent(name);
}

/** A path and all that it leads through, the outermost first. @param {string} path */
export function pathsTo(path) {
  const steps = path ? path.split("/") : [];
  return steps.map((_, index) => steps.slice(0, index + 1).join("/"));
}

/** The nodes that a path leads through; empty: it leads nowhere. @param {any[]} nodes @param {string} path */
export function nodesOn(nodes, path) {
  /** @type {any[]} */
  const passed = [];
  let parts = nodes;
  for (const step of path ? path.split("/") : []) {
    const found = parts.find((node) => pathBelow("", nameOf(node)) === step);
    if (!found) {
      return [];
    }
    passed.push(found);
    parts = innerOf(found);
  }
  return passed;
}

/**
 * Where a symbol that the server found stands in the tree.
 *
 * @param {any[]} nodes
 * @param {{name: string, object: string | null, region: string | null}} found
 * @param {string} [parent]
 * @returns {string} a path; empty: nowhere
 */
export function pathToSymbol(nodes, found, parent = "") {
  for (const node of nodes) {
    const path = pathBelow(parent, nameOf(node));
    const level = levelOf(node);
    if (level === "symbol" && node.name === found.name) {
      return path;
    }
    const isAside =
      (level === "region" && node.name !== found.region) ||
      (level === "object" && !(node.name ?? "").endsWith(found.object ?? ""));
    const below = isAside ? "" : pathToSymbol(innerOf(node), found, path);
    if (below) {
      return below;
    }
  }
  return "";
}
