-- What ops are told of sources in trouble.

-- A message to ops; its deliveries are in the same ledger as those of alerts, under ids of their own.
create table source_alert (
  id text primary key,
  type text not null,
  payload jsonb not null,
  created_at timestamptz not null
);
create index source_alert_by_time on source_alert (created_at desc, id desc);
alter table delivery drop constraint delivery_alert_id_fkey;

-- A time in which a source is in trouble, on and off: open until it has been well for a while.
create table source_trouble (
  id bigint generated always as identity primary key,
  source_id text not null references source (id) on delete cascade,
  state text not null,
  began_at timestamptz not null,
  -- Since when the source is well again; null while it is in trouble.
  well_since timestamptz,
  -- The message that told of it, where that went, and the one that told of its end.
  told_at timestamptz,
  told_in text references source_alert (id),
  told_to text[] not null default '{}',
  over_in text references source_alert (id),
  closed_at timestamptz
);
create unique index source_trouble_open on source_trouble (source_id) where closed_at is null;
create index source_trouble_by_source on source_trouble (source_id, told_at desc);

-- Sources that are in trouble already.
insert into source_trouble (source_id, state, began_at)
select id, state, state_since from source
where removed_at is null and state in ('blocked', 'failing', 'gone', 'silent');

-- Entries whose pages gave no article, as the page of their source shows them.
create index entry_unreadable on entry (source_id, first_seen_at desc, id desc) where state = 'unreadable';
