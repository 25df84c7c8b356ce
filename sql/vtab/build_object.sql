-- What each object puts into each region: sums of contributions, which add up to
-- the region.  Padding behind a common symbol is taken out of its object's row.
CREATE TABLE build_object (
  object_id INTEGER,  -- 0: none
  object    TEXT,     -- normalised path
  archive   TEXT,
  region_id INTEGER,
  region    TEXT,
  kind      TEXT,     -- object, merged, fill, data, stub or gap
  size      INTEGER,  -- bytes
  fill      INTEGER,  -- bytes of padding among them: all of a fill row
  target    INTEGER HIDDEN,
  branch    INTEGER HIDDEN,
  ord       INTEGER HIDDEN
)
