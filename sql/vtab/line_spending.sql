-- Who spent and gave back bytes in the builds of a line behind one of them: what objects
-- grew and shrank by, as often as the bytes of their region counted in that build.  What
-- a symbol took along from one object to another is neither spent nor given back.
CREATE TABLE line_spending (
  place      INTEGER,  -- by_build 1: of the build, as in build_line; else NULL
  kind       TEXT,     -- by_build 1: build; else object, fill, data, stub or gap
  owner      INTEGER,  -- by_build 0: whose bytes they are; else NULL
  spent      INTEGER,  -- bytes that grew, summed over objects and builds
  given_back INTEGER,  -- bytes that shrank
  moved      INTEGER,  -- bytes that were brought along, less those taken away
  delta      INTEGER,  -- spent - given_back + moved
  builds     INTEGER,  -- in how many of them
  target     INTEGER HIDDEN,
  branch     INTEGER HIDDEN,
  since      INTEGER HIDDEN,  -- place of the build before the first that counts
  by_build   INTEGER HIDDEN,  -- 1: a row a build; 0: a row an owner
  weights    TEXT HIDDEN,     -- JSON array: region_id, first place, place behind the last,
                              -- how often its bytes count there, ...
  moves      TEXT HIDDEN,     -- JSON array: place, object_id from and to, bytes, ...
  owners     TEXT HIDDEN      -- JSON array: object_id, its owner, ...; other objects do not
                              -- count; NULL: all do, each its own owner
)
