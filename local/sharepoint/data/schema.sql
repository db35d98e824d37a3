-- The local SharePoint's memory. Everything a site remembers is here, so that one transaction covers one request.

CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS sites (
  id TEXT PRIMARY KEY,
  webId TEXT NOT NULL,
  hostname TEXT NOT NULL,
  path TEXT NOT NULL,
  displayName TEXT NOT NULL,
  members TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  UNIQUE (hostname, path)
) STRICT;

CREATE TABLE IF NOT EXISTS grants (
  id TEXT PRIMARY KEY,
  siteId TEXT NOT NULL REFERENCES sites (id),
  appId TEXT NOT NULL,
  appName TEXT NOT NULL,
  role TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS lists (
  id TEXT PRIMARY KEY,
  siteId TEXT NOT NULL REFERENCES sites (id),
  name TEXT NOT NULL,
  displayName TEXT NOT NULL COLLATE NOCASE,
  description TEXT NOT NULL,
  template TEXT NOT NULL,
  hidden INTEGER NOT NULL,
  contentTypesEnabled INTEGER NOT NULL,
  nextItemId INTEGER NOT NULL,
  etag INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  modifiedAt TEXT NOT NULL,
  modifiedBy TEXT NOT NULL,
  UNIQUE (siteId, displayName)
) STRICT;

CREATE TABLE IF NOT EXISTS columns (
  listId TEXT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (listId, id),
  UNIQUE (listId, name)
) STRICT;

CREATE TABLE IF NOT EXISTS items (
  listId TEXT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
  id INTEGER NOT NULL,
  uniqueId TEXT NOT NULL,
  fields TEXT NOT NULL,
  etag INTEGER NOT NULL,
  version INTEGER NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy TEXT NOT NULL,
  modifiedAt TEXT NOT NULL,
  modifiedBy TEXT NOT NULL,
  PRIMARY KEY (listId, id)
) STRICT;

CREATE TABLE IF NOT EXISTS versions (
  listId TEXT NOT NULL,
  itemId INTEGER NOT NULL,
  version INTEGER NOT NULL,
  fields TEXT NOT NULL,
  hash TEXT,
  size INTEGER,
  modifiedAt TEXT NOT NULL,
  modifiedBy TEXT NOT NULL,
  PRIMARY KEY (listId, itemId, version),
  FOREIGN KEY (listId, itemId) REFERENCES items (listId, id) ON DELETE CASCADE
) STRICT;

-- A file or folder of a library; its columns, eTag and versions live in its row of items.
-- The root of a library has no row: parentId '' means "directly in the root".
CREATE TABLE IF NOT EXISTS files (
  id TEXT PRIMARY KEY,
  listId TEXT NOT NULL,
  itemId INTEGER NOT NULL,
  parentId TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  folder INTEGER NOT NULL,
  hash TEXT,
  size INTEGER NOT NULL,
  contentTag INTEGER NOT NULL,
  UNIQUE (listId, parentId, name),
  UNIQUE (listId, itemId),
  FOREIGN KEY (listId, itemId) REFERENCES items (listId, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE IF NOT EXISTS blobs (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS uploads (
  id TEXT PRIMARY KEY,
  listId TEXT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
  parentId TEXT NOT NULL,
  name TEXT NOT NULL,
  conflict TEXT NOT NULL,
  total INTEGER,
  received INTEGER NOT NULL,
  actor TEXT NOT NULL,
  expiresAt TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS uploadParts (
  uploadId TEXT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (uploadId, start)
) STRICT;

CREATE TABLE IF NOT EXISTS shares (
  id TEXT PRIMARY KEY,
  fileId TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  roles TEXT NOT NULL,
  email TEXT,
  linkType TEXT,
  linkScope TEXT,
  actor TEXT NOT NULL,
  createdAt TEXT NOT NULL
) STRICT;

-- The change log: delta reads it, people read it, and no row of it is ever changed or removed.
CREATE TABLE IF NOT EXISTS changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  operation TEXT NOT NULL,
  listId TEXT NOT NULL,
  listName TEXT NOT NULL,
  itemId INTEGER,
  version TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS changesByList ON changes (listId, seq);
