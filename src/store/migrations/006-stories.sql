-- Stories: articles on one event; and what sites print around every article of theirs.

alter table article
  -- The first article of its story; an article that no other tells of is its own. Merging stories rewrites it.
  add column story_id bigint references article (id) on delete set null;
update article set story_id = id;
create index article_by_story on article (story_id, first_seen_at);

-- What the event of a recent article is known by: numbers of words and of names, with their weights. Gone after some days.
create table story_term (
  term bigint not null,
  -- When the article came out, as far as is known.
  at timestamptz not null,
  article_id bigint not null references article (id) on delete cascade,
  weight real not null,
  -- word | particular | commonplace
  kind text not null,
  primary key (term, at, article_id)
);
create index story_term_by_article on story_term (article_id);

-- How many articles of a host had their lines counted.
create table site (
  host text primary key,
  articles integer not null
);

-- A line of a host's articles, by the hash of its letters, and in how many different stories it stood.
create table site_line (
  host text not null,
  line bigint not null,
  sample text not null,
  stories integer not null,
  last_story bigint not null,
  -- How many articles of the host had been counted when the line was first seen.
  articles_before integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (host, line)
);
create index site_line_recurring on site_line (host) where stories >= 5;
create index site_line_by_time on site_line (last_at);
