-- Which spans of a build have a name that matches, an alias among them?
CREATE TABLE matching_symbol (
  symbol_id INTEGER,  -- founder of its alias group; 0: an assignment
  target    INTEGER HIDDEN,
  branch    INTEGER HIDDEN,
  ord       INTEGER HIDDEN,
  patterns  TEXT HIDDEN  -- JSON array of names or globs, as written or demangled; []: all
)
