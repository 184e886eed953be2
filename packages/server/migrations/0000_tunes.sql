-- Tunes as people keep them, and every version of each.
CREATE TABLE tunes (
  id uuid PRIMARY KEY,
  title text NOT NULL,
  tags text[] NOT NULL DEFAULT '{}',
  rating smallint NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5),
  note text NOT NULL DEFAULT '',
  -- What follows is read off the latest version, so that lists and searches need not parse it.
  latest integer NOT NULL CHECK (latest >= 1),
  abc text NOT NULL,
  key text NOT NULL,
  meter text NOT NULL,
  rhythm text,
  -- All words that it can be found by, in small letters.
  search text NOT NULL,
  -- Its melody, packed; null where it has too few notes.
  melody bytea,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  trashed_at timestamptz(3)
);
--> statement-breakpoint
CREATE INDEX tunes_updated ON tunes (updated_at DESC, id);
--> statement-breakpoint
CREATE INDEX tunes_tags ON tunes USING gin (tags);
--> statement-breakpoint
CREATE TABLE versions (
  tune_id uuid NOT NULL REFERENCES tunes (id) ON DELETE CASCADE,
  number integer NOT NULL CHECK (number >= 1),
  title text NOT NULL,
  abc text NOT NULL,
  comment text NOT NULL DEFAULT '',
  origin text,
  seed bigint,
  model text,
  request jsonb,
  report jsonb,
  verdict jsonb,
  originality jsonb,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tune_id, number)
);
