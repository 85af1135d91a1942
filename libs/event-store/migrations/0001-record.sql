-- The record: what people did and what time did, in order, for good.
create schema record;

create table record.clock (
  one boolean primary key default true check (one),
  offset_ms bigint not null default 0,
  -- Set once in production: there the clock is the real one.
  fixed boolean not null default false,
  check (not fixed or offset_ms = 0)
);
insert into record.clock default values;

-- The one clock: database time plus the configured offset.
create function record.moment() returns timestamptz language sql volatile as $$
  select clock_timestamp() + make_interval(secs => offset_ms / 1000.0) from record.clock
$$;

-- China civil time, whatever the session's time zone is.
create function record.civil(moment timestamptz) returns text language sql immutable as $$
  select to_char(moment at time zone interval '8 hours', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || '+08:00'
$$;

create table record.stream (
  stream text primary key,
  kind text not null,
  version int not null,
  content_version int not null,
  hash text not null
);
create index stream_kind on record.stream (kind);

create sequence record.outbox;

create table record.event (
  stream text not null,
  version int not null check (version > 0),
  type text not null,
  at timestamptz not null,
  -- Canonical text of the whole envelope: what the hash is taken over.
  body text not null,
  hash text not null,
  outbox bigint not null unique,
  -- The stream's content version once the act of this event was recorded.
  content_version int not null,
  primary key (stream, version)
);

create table record.unsequenced (
  outbox bigint primary key,
  stream text not null,
  version int not null
);

-- The total order of everything committed, without gaps. Its key, not a lock, keeps it dense.
create table record.ledger (
  number bigint primary key,
  stream text not null,
  version int not null,
  unique (stream, version)
);

create table record.command (
  id text primary key,
  digest text not null,
  stream text not null,
  version int not null
);

create table record.claim (
  key text primary key,
  stream text not null
);
create index claim_stream on record.claim (stream);

create table record.series (
  name text primary key,
  value int not null
);

-- Data keys, wrapped under the master key. A destroyed key leaves its row without one.
create table record.key (
  owner text primary key,
  wrapped text
);

create table record.private (
  ref uuid primary key,
  stream text not null,
  owner text not null references record.key,
  ciphertext text not null
);
create index private_stream on record.private (stream);

create table record.register_revision (
  one boolean primary key default true check (one),
  value bigint not null default 0
);
insert into record.register_revision default values;

create table record.register_entry (
  revision bigint primary key,
  id text not null,
  kind text not null,
  from_moment text not null,
  until_moment text,
  recorded_at timestamptz not null,
  entry jsonb not null
);
create index register_entry_id on record.register_entry (id);

create schema reading;

create table reading.case_card (
  stream text primary key,
  kind text not null,
  state text not null,
  version int not null,
  content_version int not null,
  next_due timestamptz,
  closed boolean not null,
  organisations text[] not null,
  jurisdiction text,
  summary jsonb not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null
);
create index case_card_due on reading.case_card (next_due) where not closed;
create index case_card_open on reading.case_card (kind, stream) where not closed;
create index case_card_organisations on reading.case_card using gin (organisations);
-- Of applications only refused ones are looked up by what they were about: open ones change too often to be indexed by it.
create index case_card_refused on reading.case_card using gin (summary jsonb_path_ops) where state = 'refused';
create index case_card_about on reading.case_card using gin (summary jsonb_path_ops) where kind <> 'application';

create table reading.task (
  stream text not null references reading.case_card on delete cascade,
  act text not null,
  organisation text not null,
  since timestamptz not null,
  due timestamptz,
  unresolved_year int,
  summary jsonb not null,
  primary key (stream, act)
);
create index task_organisation on reading.task (organisation, due);

-- Nothing in the record is ever changed.
create function record.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only';
end $$;
create trigger event_stands before update or delete or truncate on record.event
  for each statement execute function record.refuse_change();
create trigger ledger_stands before update or delete or truncate on record.ledger
  for each statement execute function record.refuse_change();
create trigger private_stands before update or delete or truncate on record.private
  for each statement execute function record.refuse_change();
create trigger command_stands before update or delete or truncate on record.command
  for each statement execute function record.refuse_change();

-- Everything an act has to know before it is judged, in one look.
create function record.open(p_stream text, p_command text, p_up_to int default null) returns jsonb
language sql volatile security definer set search_path = pg_catalog as $$
  select jsonb_build_object(
    'now', record.civil(record.moment()),
    'registers', (select value::text from record.register_revision),
    'repeated', (select jsonb_build_object('stream', stream, 'version', version, 'digest', digest)
                 from record.command where id = p_command),
    'contentVersion', coalesce((select content_version from record.event
                                where stream = p_stream and (p_up_to is null or version <= p_up_to)
                                order by version desc limit 1), 0),
    'events', coalesce((select jsonb_agg(jsonb_build_array(body, hash) order by version)
                        from record.event where stream = p_stream and (p_up_to is null or version <= p_up_to)), '[]'),
    'privates', coalesce((select jsonb_agg(jsonb_build_array(ref, owner, ciphertext))
                          from record.private where stream = p_stream), '[]'),
    'keys', coalesce((select jsonb_object_agg(owner, wrapped) from record.key
                      where owner = any (array(select owner from record.private where stream = p_stream)
                                         || ('case:' || p_stream))), '{}')
  )
$$;

-- The row and the tasks by which lists find a case. For the functions of the record only.
create function record.put_card(
  p_stream text, p_card jsonb, p_tasks jsonb, p_version int, p_content_version int,
  p_opened timestamptz, p_changed timestamptz
) returns void
language plpgsql volatile set search_path = pg_catalog as $$
begin
  insert into reading.case_card as card
    (stream, kind, state, version, content_version, next_due, closed, organisations, jurisdiction, summary, opened_at, changed_at)
  values (p_stream, p_card->>'kind', p_card->>'state', p_version, p_content_version, (p_card->>'nextDue')::timestamptz,
          (p_card->>'closed')::boolean, array(select jsonb_array_elements_text(p_card->'organisations')),
          p_card->>'jurisdiction', p_card->'summary', p_opened, p_changed)
  on conflict (stream) do update
  set state = excluded.state, version = excluded.version, content_version = excluded.content_version,
      next_due = excluded.next_due, closed = excluded.closed, organisations = excluded.organisations,
      jurisdiction = excluded.jurisdiction, summary = excluded.summary, changed_at = excluded.changed_at;
  delete from reading.task where stream = p_stream;
  if jsonb_array_length(p_tasks) > 0 then
    insert into reading.task (stream, act, organisation, since, due, unresolved_year, summary)
    select p_stream, t->>'act', t->>'organisation', (t->>'since')::timestamptz,
           case when jsonb_typeof(t->'due') = 'string' then (t->>'due')::timestamptz end,
           (t->'due'->>'unresolvedUntilCalendar')::int, t->'summary'
    from jsonb_array_elements(p_tasks) t;
  end if;
end $$;

-- What an act leaves, all of it or nothing. The outbox number is drawn last, so that little stands between it and the commit.
create function record.append(p_text text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  p jsonb := p_text::jsonb;
  v_stream text := p->>'stream';
  v_expected int := (p->>'expected')::int;
  v_count int := jsonb_array_length(p->'events');
  v_at timestamptz := (p->>'at')::timestamptz;
  v_content_version int := (p->>'contentChanges')::int;
  v_hash text := repeat('0', 64);
  v_hashes text[] := '{}';
  v_number int;
  v_body text;
  v_holder text;
  v_key text;
begin
  if v_expected > 0 then
    select hash, content_version + v_content_version into v_hash, v_content_version
    from record.stream where stream = v_stream and version = v_expected for update;
    if not found then
      raise exception 'version conflict on %', v_stream using errcode = 'AJ001';
    end if;
  end if;

  -- Drawn before the claims, by every act alike, so that no two wait for each other. The row stays locked until the commit,
  -- which comes in the same message: no number is ever left out.
  if p ? 'series' then
    insert into record.series (name, value) values (p->'series'->>'name', 1)
    on conflict (name) do update set value = record.series.value + 1
    returning value into v_number;
    p := replace(p_text, p->'series'->>'placeholder', v_number::text)::jsonb;
  end if;

  for v_body in select one->>1 from jsonb_array_elements(p->'events') with ordinality as rows (one, place) order by place loop
    v_hash := encode(sha256(convert_to(v_hash || E'\n' || v_body, 'UTF8')), 'hex');
    v_hashes := v_hashes || v_hash;
  end loop;

  if v_expected = 0 then
    insert into record.stream (stream, kind, version, content_version, hash)
    values (v_stream, split_part(v_stream, '/', 1), v_count, v_content_version, v_hash)
    on conflict do nothing;
  else
    update record.stream
    set version = version + v_count, content_version = v_content_version, hash = v_hash
    where stream = v_stream;
  end if;
  if not found then
    raise exception 'version conflict on %', v_stream using errcode = 'AJ001';
  end if;

  insert into record.command (id, digest, stream, version)
  values (p->>'command', p->>'digest', v_stream, v_expected + v_count)
  on conflict do nothing;
  if not found then
    raise exception 'command carried out before' using errcode = 'AJ002';
  end if;

  if p ? 'release' then
    delete from record.claim
    where stream = v_stream and key in (select jsonb_array_elements_text(p->'release'));
  end if;
  if p ? 'take' then
    for v_key in select jsonb_array_elements_text(p->'take') order by 1 loop
      insert into record.claim (key, stream) values (v_key, v_stream)
      on conflict (key) do update set stream = excluded.stream
      where record.claim.stream = excluded.stream or record.claim.stream = p->>'heirOf';
      if not found then
        select stream into v_holder from record.claim where key = v_key;
        raise exception 'claim taken' using errcode = 'AJ003', detail = v_key, hint = coalesce(v_holder, '');
      end if;
    end loop;
  end if;

  if p ? 'keys' then
    insert into record.key (owner, wrapped) select key, value from jsonb_each_text(p->'keys');
  end if;
  if p ? 'privates' then
    insert into record.private (ref, stream, owner, ciphertext)
    select (one->>0)::uuid, v_stream, one->>1, one->>2 from jsonb_array_elements(p->'privates') one;
  end if;

  if p ? 'register' then
    -- The row stays locked until the commit: revisions become visible in their order.
    update record.register_revision set value = value + jsonb_array_length(p->'register');
    insert into record.register_entry (revision, id, kind, from_moment, until_moment, recorded_at, entry)
    select (select value from record.register_revision) - jsonb_array_length(p->'register') + place,
           one->>'id', one->>'kind', one->>'from', one->>'until', v_at, one->'entry'
    from jsonb_array_elements(p->'register') with ordinality as rows (one, place);
  end if;

  if p ? 'card' then
    perform record.put_card(v_stream, p->'card', coalesce(p->'tasks', '[]'), v_expected + v_count, v_content_version, v_at, v_at);
  end if;

  with drawn as (
    insert into record.event (stream, version, type, at, content_version, body, hash, outbox)
    select v_stream, v_expected + place::int, one->>0, v_at, v_content_version, one->>1, v_hashes[place::int], nextval('record.outbox')
    from jsonb_array_elements(p->'events') with ordinality as rows (one, place)
    order by place
    returning outbox, stream, version
  )
  insert into record.unsequenced (outbox, stream, version) select outbox, stream, version from drawn;
  return jsonb_strip_nulls(jsonb_build_object('version', v_expected + v_count, 'number', v_number));
end $$;

-- Numbers what has been committed. Two at once: one waits, and the ledger's key would stop the other.
create function record.sequence(p_most int) returns int
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_count int;
begin
  if not pg_try_advisory_xact_lock(4117260) then
    return 0;
  end if;
  with taken as (
    delete from record.unsequenced
    where outbox in (select outbox from record.unsequenced order by outbox limit p_most)
    returning outbox, stream, version
  )
  insert into record.ledger (number, stream, version)
  select (select coalesce(max(number), 0) from record.ledger) + row_number() over (order by outbox), stream, version
  from taken;
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- Moves the demonstration clock; a fixed (production) clock refuses.
create function record.set_clock(p_moment timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update record.clock
  set offset_ms = coalesce(extract(epoch from p_moment - clock_timestamp()) * 1000, 0)::bigint
$$;

create function record.fix_clock() returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update record.clock set fixed = true
$$;

-- Puts lists and claims of one case as its stream says, also where they are lost.
create function record.replace_inline(p jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_stream text := p->>'stream';
  v_found record.stream;
begin
  select * into v_found from record.stream where stream = v_stream and version = (p->>'version')::int for update;
  if not found then
    raise exception 'version conflict on %', v_stream using errcode = 'AJ001';
  end if;
  delete from record.claim where stream = v_stream;
  insert into record.claim (key, stream) select key, v_stream from jsonb_array_elements_text(p->'claims') key;
  delete from reading.case_card where stream = v_stream;
  perform record.put_card(v_stream, p->'card', p->'tasks', v_found.version, v_found.content_version,
                          (select at from record.event where stream = v_stream and version = 1),
                          (select at from record.event where stream = v_stream and version = v_found.version));
end $$;

-- Erases a person's or a case's private values for good: their key is destroyed, chain and proofs stay valid.
create function record.erase(p_owner text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update record.key set wrapped = null where owner = p_owner and wrapped is not null;
  return found;
end $$;

revoke all on all functions in schema record from public;
grant usage on schema record, reading to anjing_app, anjing_process, anjing_reader;
grant select on all tables in schema record, reading to anjing_app, anjing_process;
grant select on all tables in schema reading to anjing_reader;
grant select on record.event, record.ledger, record.stream, record.clock to anjing_reader;
grant execute on function record.moment(), record.civil(timestamptz) to anjing_app, anjing_process, anjing_reader;
grant execute on function record.open(text, text, int), record.append(text), record.set_clock(timestamptz),
  record.fix_clock(), record.replace_inline(jsonb) to anjing_app, anjing_process;
grant execute on function record.sequence(int) to anjing_process;
