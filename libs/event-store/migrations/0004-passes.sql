-- Keys that sign entry passes, their private parts wrapped under the master key. Each is the current one for a span of time.
create table process.signing_key (
  kid text primary key,
  -- The public part, as people fetch it (JWK).
  public jsonb not null,
  wrapped text not null,
  current_from timestamptz not null,
  current_until timestamptz not null,
  -- Until here something that it signed may still be shown: so long it is published, then it goes.
  published_until timestamptz not null,
  check (current_from < current_until and current_until <= published_until),
  -- There are never two current keys, however many processes make them.
  exclude using gist (tstzrange(current_from, current_until) with &&)
);

grant select, insert, update, delete on process.signing_key to anjing_app;

-- The revocation list looks for visits of today and later.
create index case_card_visit_day on reading.case_card ((summary->'day'->>'date')) where kind = 'visit';
