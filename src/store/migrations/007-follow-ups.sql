-- What each version of an article says, what became of it in later versions, and statements that are one across languages.

-- A sighting is of a statement in one version of an article: what a version held stays known when later ones do not hold it.
alter table sighting drop constraint sighting_pkey;
alter table sighting add primary key (statement_id, article_id, version);

alter table article_version
  add column quality jsonb,
  -- When its statements were found; null: not yet.
  add column analysed_at timestamptz,
  -- Why what is missing from it says nothing of the article: later versions are not held against it.
  add column unfit text;
update article_version set analysed_at = seen_at
  where not exists (
    select from step where job = 'find-statements' and key = article_version.article_id || '-' || article_version.version
  );

create table follow_up (
  article_id bigint not null references article (id) on delete cascade,
  -- The version in which it was noticed, and the one that it was held against.
  version integer not null,
  version_before integer not null,
  statement_id text not null references statement (id) on delete cascade,
  -- changed | withdrawn | restored
  kind text not null,
  -- What stands in its stead, where it was changed; and what is other about it.
  instead_id text references statement (id) on delete cascade,
  because text,
  noticed_at timestamptz not null,
  primary key (article_id, version, statement_id)
);
create index follow_up_by_statement on follow_up (statement_id);
create index follow_up_by_instead on follow_up (instead_id) where instead_id is not null;

alter table statement
  -- What it speaks of in no language: ids of people, places, weapons, treaties; numbers with their units.
  add column terms text[] not null default '{}',
  -- The first statement of which this one is the wording in another language.
  add column wording_of text references statement (id) on delete set null;
-- A statement and its wordings share a root: the first of them.
create index statement_by_root on statement (coalesce(wording_of, id));

create index match_by_subject on match (subject);
