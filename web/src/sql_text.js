// What can be read off SQL without asking.

/** Without what stands in quotes and comments. @param {string} sql */
function bare(sql) {
  return sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, " ");
}

/** The names behind colons, each once, in their order. @param {string} sql @returns {string[]} */
export function parametersOf(sql) {
  return [...new Set([...bare(sql).matchAll(/:([A-Za-z_]\w*)/g)].map(([, name]) => name))];
}

/** Statements to begin with, over the views of docs/schema.md. */
export const examples = [
  {
    title: "builds and their bytes",
    sql: `SELECT target.name AS target, build.label, build.loaded_bytes
FROM build
JOIN target USING (target_id)
ORDER BY build.time DESC`,
  },
  {
    title: "history of a symbol",
    sql: `SELECT target, branch, name, object, region, size, delta
FROM symbol_version
WHERE name = :name
ORDER BY target, branch, valid_from`,
  },
  {
    title: "largest steps of a region",
    sql: `SELECT target, branch, region, size, delta
FROM region_version
WHERE delta <> 0
ORDER BY abs(delta) DESC
LIMIT 50`,
  },
  {
    title: "tables and views",
    sql: `SELECT type, name
FROM sqlite_schema
WHERE type IN ('table', 'view')
ORDER BY type DESC, name`,
  },
];
