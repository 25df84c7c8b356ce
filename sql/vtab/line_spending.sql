-- Who spent and gave back bytes of a block in the builds of a line behind one of them:
-- what objects grew and shrank by, as often as the bytes of their region counted in that
-- build.  What a symbol took along from one object to another is neither.
CREATE TABLE line_spending (
  place      INTEGER,  -- by_build 1: of the build, as in build_line; else NULL
  branch_id  INTEGER,  -- where the build was stored; else NULL, as up to wait
  ord        INTEGER,
  toolchain_before TEXT,  -- as in build_line
  wait       INTEGER,  -- as in build_line
  kind       TEXT,     -- by_build 1: build; else object, fill, data, stub, gap or rest
  owner      INTEGER,  -- by_build 0: whose bytes they are; else NULL; of the rest: NULL
  spent      INTEGER,  -- bytes that grew, summed over objects and builds
  given_back INTEGER,  -- bytes that shrank
  moved      INTEGER,  -- bytes that were brought along, less those taken away
  delta      INTEGER,  -- spent - given_back + moved
  builds     INTEGER,  -- in how many of them
  used       INTEGER,  -- by_build 1: bytes used of the block after it; of block 0: NULL
  free       INTEGER,  -- bytes left above its high water; NULL also: of unknown length
  target     INTEGER HIDDEN,
  branch     INTEGER HIDDEN,
  since      INTEGER HIDDEN,  -- place of the build before the first that counts
  by_build   INTEGER HIDDEN,  -- 1: a row a build; 0: a row an owner
  rest       INTEGER HIDDEN,  -- 1: what the block changed by beyond its objects is spent
                              -- or given back, too; 0: it is left out
  block      INTEGER HIDDEN,  -- block_id of whose change that is; 0: all loaded regions
  blocks     TEXT HIDDEN,     -- JSON array of block_id in which bytes count, of regions
                              -- and of load images; NULL: each loaded region once
  regions    TEXT HIDDEN,     -- JSON array of region_id; NULL: all
  moves      TEXT HIDDEN,     -- JSON array: place, object_id from and to, bytes, ...
  owners     TEXT HIDDEN      -- JSON array: object_id, its owner, ...; other objects do
                              -- not count; NULL: all do, each its own owner
)
