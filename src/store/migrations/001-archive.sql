-- The archive: what was polled, read, said, matched and sent. It is the truth; the queue only carries.

create table source (
  id text primary key,
  definition jsonb not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  -- The first poll that could be read: what it held is baseline and never alerted.
  baseline_at timestamptz,
  state text not null default 'new',
  state_reason text,
  state_since timestamptz not null,
  last_poll_at timestamptz,
  last_ok_at timestamptz,
  last_new_at timestamptz,
  next_poll_at timestamptz,
  failures integer not null default 0,
  etag text,
  last_modified text,
  body_hash text,
  -- Where the source was found to live, when that is not its configured URL.
  resolved_url text
);

create table source_poll (
  id bigint generated always as identity primary key,
  source_id text not null references source (id) on delete cascade,
  started_at timestamptz not null,
  ms integer not null,
  outcome text not null,
  detail text,
  http_status integer,
  bytes integer not null default 0,
  entries integer not null default 0,
  new_entries integer not null default 0,
  -- No entry in common with the poll before: something may have come and gone in between.
  possible_gap boolean not null default false
);
create index source_poll_by_source on source_poll (source_id, started_at desc);

create table entry (
  id bigint generated always as identity primary key,
  source_id text not null references source (id) on delete cascade,
  url text,
  canonical_url text,
  title text,
  summary text,
  content_html text,
  author text,
  published_at text,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  baseline boolean not null,
  article_id bigint,
  state text not null default 'due',
  state_reason text
);
create index entry_by_source on entry (source_id, first_seen_at desc);
create index entry_by_article on entry (article_id);

-- The identity ladder: every key by which an entry was ever known in its source.
create table entry_key (
  source_id text not null,
  key text not null,
  entry_id bigint not null references entry (id) on delete cascade,
  primary key (source_id, key)
);
create index entry_key_by_entry on entry_key (entry_id);

create table article (
  id bigint generated always as identity primary key,
  canonical_url text not null unique,
  url text not null,
  source_id text,
  title text,
  byline text,
  site_name text,
  site text,
  lang text,
  published_at text,
  first_seen_at timestamptz not null,
  version integer not null,
  content_hash text not null,
  quality jsonb not null,
  cooperation jsonb,
  duplicate_of bigint references article (id) on delete set null,
  baseline boolean not null
);
create index article_by_content on article (content_hash);
create index article_by_time on article (first_seen_at desc, id desc);

create table article_version (
  article_id bigint not null references article (id) on delete cascade,
  version integer not null,
  title text,
  text text not null,
  content_hash text not null,
  seen_at timestamptz not null,
  primary key (article_id, version)
);

-- Bands of each text's MinHash: two texts that share one are candidates for being the same article.
create table article_band (
  band smallint not null,
  hash bigint not null,
  article_id bigint not null references article (id) on delete cascade,
  primary key (band, hash, article_id)
);
create index article_band_by_article on article_band (article_id);

create table statement (
  id text primary key,
  speaker_key text not null,
  -- Statements are compared for being the same within a group: a surname, where there is one.
  speaker_group text not null,
  content_key text not null,
  speaker jsonb not null,
  kind text not null,
  text text not null,
  lang text,
  cooperation boolean not null,
  areas text[] not null,
  modality text,
  first_article_id bigint not null,
  first_version integer not null,
  first_seen_at timestamptz not null,
  baseline boolean not null
);
create index statement_by_speaker on statement (speaker_group, first_seen_at desc);
create index statement_by_article on statement (first_article_id, first_version);
create index statement_by_time on statement (first_seen_at desc, id desc);

-- A statement seen in an article; offsets count in that version's text.
create table sighting (
  statement_id text not null references statement (id) on delete cascade,
  article_id bigint not null references article (id) on delete cascade,
  version integer not null,
  kind text not null,
  text text not null,
  content jsonb not null,
  cue jsonb not null,
  source jsonb not null,
  seen_at timestamptz not null,
  primary key (statement_id, article_id)
);
create index sighting_by_article on sighting (article_id);

create table topic_version (
  topic_id text not null,
  version integer not null,
  definition jsonb not null,
  hash text not null,
  created_at timestamptz not null,
  primary key (topic_id, version)
);

create table match (
  topic_id text not null,
  subject text not null,
  topic_version integer not null,
  outcome text not null,
  why jsonb not null,
  alert_id text,
  matched_at timestamptz not null,
  primary key (topic_id, subject)
);

create table alert (
  id text primary key,
  topic_id text not null,
  topic_version integer not null,
  reason text not null,
  severity text not null,
  statement_id text,
  article_id bigint not null,
  article_version integer not null,
  payload jsonb not null,
  created_at timestamptz not null
);
create index alert_by_time on alert (created_at desc, id desc);
create index alert_by_statement on alert (statement_id);

create table delivery (
  alert_id text not null references alert (id) on delete cascade,
  channel text not null,
  state text not null,
  attempts integer not null default 0,
  detail text,
  -- The alert that already took this statement to this channel.
  covered_by text,
  changed_at timestamptz not null,
  primary key (alert_id, channel)
);

create table host_pace (
  host text primary key,
  free_at timestamptz not null
);

create table verdict (
  alert_id text not null references alert (id) on delete cascade,
  reader text not null,
  verdict text not null,
  note text,
  given_at timestamptz not null,
  primary key (alert_id, reader)
);

-- What is due: saved in the transaction that makes it due, gone when it is done, kept with its reason when it failed for good.
create table step (
  job text not null,
  key text not null,
  payload jsonb not null,
  state text not null default 'due',
  due_at timestamptz not null,
  enqueued_at timestamptz,
  attempts integer not null default 0,
  error_kind text,
  error text,
  changed_at timestamptz not null,
  primary key (job, key)
);
create index step_due on step (due_at) where state = 'due';
create index step_failed on step (changed_at desc) where state = 'failed';
