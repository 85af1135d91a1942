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
create function record.moved(offset_ms bigint) returns timestamptz language sql volatile as $$
  select clock_timestamp() + make_interval(secs => offset_ms / 1000.0)
$$;
create function record.moment() returns timestamptz language sql volatile as $$
  select record.moved(offset_ms) from record.clock
$$;

-- China civil time, whatever the session's time zone is. No more than stable, as what it calls is: so it costs no call.
create function record.civil(moment timestamptz) returns text language sql stable as $$
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
  outbox bigint not null,
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

-- What those who keep something in memory compare at every look: entries of the registers, and keys destroyed, so far.
create table record.revision (
  one boolean primary key default true check (one),
  registers bigint not null default 0,
  erasures bigint not null default 0
);
insert into record.revision default values;

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

-- Written and taken away only together with the card of their case.
create table reading.task (
  stream text not null,
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

-- Everything an act has to know before it is judged, in one look. Who names the last event they have seen of the stream, its
-- hash, and the erasures they know of, is told only what is newer; where any of them is not so, everything ("from" is 0).
create function record.open(
  p_stream text, p_command text, p_up_to int default null,
  p_known int default 0, p_hash text default '', p_erasures bigint default 0
) returns json
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_house record;
  v_stream record;
  v_repeated json;
  v_version int;
  v_content_version int;
  v_from int := 0;
  v_events json;
  v_privates json;
  v_keys json;
begin
  -- One table at a time: joined, they would take longer to plan than to read. The moment comes after every event that is
  -- seen; the erasures are counted before any key is read, so that nothing is ever taken for newer than it is.
  select version, content_version, hash into v_stream from record.stream where stream = p_stream;
  select json_build_object('stream', stream, 'version', version, 'digest', digest) into v_repeated
  from record.command where id = p_command;
  select record.civil(record.moved(offset_ms)) as now, registers, erasures into v_house
  from record.clock cross join record.revision;
  v_version := coalesce(v_stream.version, 0);
  v_content_version := coalesce(v_stream.content_version, 0);

  if p_up_to < v_version then
    select version, content_version into v_version, v_content_version
    from record.event where stream = p_stream and version = p_up_to;
  elsif p_known > 0 and p_erasures = v_house.erasures then
    if p_known = v_version and p_hash = v_stream.hash then
      v_from := p_known;
    elsif exists (select from record.event where stream = p_stream and version = p_known and hash = p_hash) then
      v_from := p_known;
    end if;
  end if;

  if v_from < v_version then
    select json_agg(json_build_array(body, hash) order by version) into v_events
    from record.event where stream = p_stream and version > v_from and version <= v_version;
    select json_agg(json_build_array(ref, owner, ciphertext)) into v_privates
    from record.private where stream = p_stream;
    select json_object_agg(owner, wrapped) into v_keys from record.key
    where owner = any (array(select owner from record.private where stream = p_stream) || ('case:' || p_stream));
  end if;
  return json_build_object(
    'now', v_house.now, 'registers', v_house.registers::text, 'erasures', v_house.erasures::text,
    'repeated', v_repeated, 'version', v_version, 'contentVersion', v_content_version,
    'from', v_from, 'events', v_events, 'privates', v_privates, 'keys', v_keys);
end $$;

-- The row and the tasks by which lists find a case. For the functions of the record only.
create function record.put_card(
  p_stream text, p_card jsonb, p_tasks jsonb, p_version int, p_content_version int,
  p_opened timestamptz, p_changed timestamptz
) returns void
language plpgsql volatile as $$
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

-- The hash that continues a chain with the canonical text of an event.
create function record.chained(previous text, body text) returns text language sql stable as $$
  select encode(sha256(convert_to(previous || E'\n' || body, 'UTF8')), 'hex')
$$;

-- What an act leaves, all of it or nothing: the canonical texts of its events, and what else it takes along. The outbox
-- number is drawn last, so that little stands between it and the commit.
create function record.append(p_act text, p_bodies text[]) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  p jsonb := p_act::jsonb;
  v_bodies text[] := p_bodies;
  v_stream text := p->>'stream';
  v_expected int := (p->>'expected')::int;
  v_version int := v_expected;
  v_at timestamptz := (p->>'at')::timestamptz;
  v_changes int := (p->>'contentChanges')::int;
  v_content_version int;
  v_hash text := repeat('0', 64);
  v_hashes text[] := '{}';
  v_number int;
  v_outbox bigint;
  v_body text;
  v_holder text;
  v_key text;
begin
  -- Drawn before anything else, by every act alike, so that no two wait for each other. The row stays locked until the
  -- commit, which comes in the same message: no number is ever left out.
  if p ? 'series' then
    insert into record.series (name, value) values (p->'series'->>'name', 1)
    on conflict (name) do update set value = record.series.value + 1
    returning value into v_number;
    v_bodies := array(select replace(body, p->'series'->>'placeholder', v_number::text)
                      from unnest(p_bodies) with ordinality as rows (body, place) order by place);
    p := replace(p_act, p->'series'->>'placeholder', v_number::text)::jsonb;
  end if;

  foreach v_body in array v_bodies loop
    if v_version = 0 then
      insert into record.stream (stream, kind, version, content_version, hash)
      values (v_stream, split_part(v_stream, '/', 1), 1, v_changes, record.chained(v_hash, v_body))
      on conflict do nothing
      returning content_version, hash into v_content_version, v_hash;
    else
      update record.stream
      set version = v_version + 1, content_version = content_version + v_changes, hash = record.chained(hash, v_body)
      where stream = v_stream and version = v_version
      returning content_version, hash into v_content_version, v_hash;
    end if;
    if not found then
      raise exception 'version conflict on %', v_stream using errcode = 'AJ001';
    end if;
    v_version := v_version + 1;
    v_changes := 0;
    v_hashes := v_hashes || v_hash;
  end loop;

  insert into record.command (id, digest, stream, version)
  values (p->>'command', p->>'digest', v_stream, v_version)
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
    update record.revision set registers = registers + jsonb_array_length(p->'register');
    insert into record.register_entry (revision, id, kind, from_moment, until_moment, recorded_at, entry)
    select (select registers from record.revision) - jsonb_array_length(p->'register') + place,
           one->>'id', one->>'kind', one->>'from', one->>'until', v_at, one->'entry'
    from jsonb_array_elements(p->'register') with ordinality as rows (one, place);
  end if;

  if p ? 'card' then
    perform record.put_card(v_stream, p->'card', coalesce(p->'tasks', '[]'), v_version, v_content_version, v_at, v_at);
  end if;

  for place in 1 .. cardinality(v_bodies) loop
    insert into record.event (stream, version, type, at, content_version, body, hash, outbox)
    values (v_stream, v_expected + place, p->'types'->>(place - 1), v_at, v_content_version, v_bodies[place],
            v_hashes[place], nextval('record.outbox'))
    returning outbox into v_outbox;
    insert into record.unsequenced (outbox, stream, version) values (v_outbox, v_stream, v_expected + place);
  end loop;
  return jsonb_strip_nulls(jsonb_build_object('version', v_version, 'number', v_number, 'hashes', v_hashes));
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
  if not found then
    return false;
  end if;
  update record.revision set erasures = erasures + 1;
  return true;
end $$;

revoke all on all functions in schema record from public;
grant usage on schema record, reading to anjing_app, anjing_process, anjing_reader;
grant select on all tables in schema record, reading to anjing_app, anjing_process;
grant select on all tables in schema reading to anjing_reader;
grant select on record.event, record.ledger, record.stream, record.clock to anjing_reader;
grant execute on function record.moved(bigint), record.moment(), record.civil(timestamptz) to anjing_app, anjing_process, anjing_reader;
grant execute on function record.open(text, text, int, int, text, bigint), record.append(text, text[]), record.set_clock(timestamptz),
  record.fix_clock(), record.replace_inline(jsonb) to anjing_app, anjing_process;
grant execute on function record.sequence(int) to anjing_process;
