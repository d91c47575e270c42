-- What polling learns of a source: where it lives, how often it has news, what may have been missed, how it fared.

alter table source
  -- The interval learnt around the configured one; null: as configured.
  add column interval_ms integer,
  -- Why resolved_url is asked: the configured page names a feed (discovered), or the site has moved for good (moved).
  add column resolved_why text,
  -- Where a permanent redirect leads, and how many polls in a row have met it.
  add column moved_to text,
  add column moved_sightings integer not null default 0;

alter table host_pace
  -- Somebody is asking the host now; the time is for the case that they die before they say that they are done.
  add column busy_until timestamptz,
  -- The host's own wish, as its Retry-After said.
  add column held_until timestamptz;

-- Every change of a source's state.
create table source_event (
  id bigint generated always as identity primary key,
  source_id text not null references source (id) on delete cascade,
  at timestamptz not null,
  before text not null,
  state text not null,
  reason text
);
create index source_event_by_source on source_event (source_id, at desc);

-- A poll that shared nothing with the one before: open until something shows that nothing was missed.
create table gap (
  id bigint generated always as identity primary key,
  source_id text not null references source (id) on delete cascade,
  -- What came and went between these two polls has not been seen.
  since timestamptz not null,
  until timestamptz not null,
  tries integer not null default 0,
  found integer not null default 0,
  detail text,
  closed_at timestamptz
);
create unique index gap_open on gap (source_id) where closed_at is null;
