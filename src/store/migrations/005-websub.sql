-- WebSub: the hubs that feeds offer, and those that were asked to tell of changes.

alter table source
  -- The hub that the feed offers, and the address under which the hub knows it.
  add column hub_url text,
  add column hub_topic text,
  -- Until then a hub has promised to tell of changes, so that polls may be fewer.
  add column pushed_until timestamptz,
  -- When a hub told of a change that no poll has looked for yet.
  add column told_at timestamptz;

create table hub_subscription (
  id bigint generated always as identity primary key,
  source_id text not null references source (id) on delete cascade,
  hub text not null,
  topic text not null,
  callback text not null,
  -- The unguessable part of the callback: whoever knows it is the hub.
  token text not null unique,
  secret text not null,
  mode text not null default 'subscribe',
  -- Since when a confirmation is awaited; without one, no verification is answered.
  asked_at timestamptz,
  lease_ends_at timestamptz,
  denied_at timestamptz,
  failures integer not null default 0,
  reason text,
  next_at timestamptz not null,
  told_at timestamptz
);
create unique index hub_subscription_of_source on hub_subscription (source_id) where mode = 'subscribe';
create index hub_subscription_due on hub_subscription (next_at);
