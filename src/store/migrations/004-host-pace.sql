-- One asker at a time and host, polls and pages alike, and a line of those who wait for it.

alter table host_pace
  -- Whose the host is until busy_until: only its holder renews the lease or gives the host back.
  add column holder uuid,
  add column taken_at timestamptz,
  -- How long visits to the host take.
  add column visit_ms integer not null default 250;

-- Who waits for a host: a place is kept from the first try to the visit.
create table host_line (
  host text not null,
  who text not null,
  -- What is asked for; lower goes first.
  rank smallint not null,
  ticket bigint generated always as identity,
  -- When they were told to come back.
  return_at timestamptz not null,
  primary key (host, who)
);
create index host_line_order on host_line (host, rank, ticket);
