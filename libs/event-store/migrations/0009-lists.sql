-- Of each task how its due moment came about: days counted, days skipped and why. Null where none were counted, and of what was
-- waiting already when this came, until something happens to it.
alter table reading.task add column explanation jsonb;

create or replace function record.put_card(
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
    insert into reading.task (stream, act, organisation, since, due, unresolved_year, summary, explanation)
    select p_stream, t->>'act', t->>'organisation', (t->>'since')::timestamptz,
           case when jsonb_typeof(t->'due') = 'string' then (t->>'due')::timestamptz end,
           (t->'due'->>'unresolvedUntilCalendar')::int, t->'summary', t->'explanation'
    from jsonb_array_elements(p_tasks) t;
  end if;
end $$;

-- Whose hands a case went through: of each person whether they opened it, and when they last did anything else to it. Made from
-- the events alone, in their own transaction.
create table reading.hand (
  stream text not null,
  person text not null,
  opened_at timestamptz,
  acted_at timestamptz,
  primary key (stream, person)
);
create index hand_opened on reading.hand (person, opened_at desc, stream) where opened_at is not null;
create index hand_acted on reading.hand (person, acted_at desc, stream) where acted_at is not null;

create function record.note_hand() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_person text := new.body::jsonb->'actor'->>'person';
begin
  if v_person is not null and exists (select from reading.case_card where stream = new.stream) then
    insert into reading.hand as hand (stream, person, opened_at, acted_at)
    values (new.stream, v_person, case when new.version = 1 then new.at end, case when new.version > 1 then new.at end)
    on conflict (stream, person) do update
    set opened_at = coalesce(hand.opened_at, excluded.opened_at), acted_at = coalesce(excluded.acted_at, hand.acted_at);
  end if;
  return null;
end $$;
revoke all on function record.note_hand() from public;
create trigger note_hand after insert on record.event for each row execute function record.note_hand();

insert into reading.hand (stream, person, opened_at, acted_at)
select stream, body::jsonb->'actor'->>'person', min(e.at) filter (where e.version = 1), max(e.at) filter (where e.version > 1)
from record.event e
join reading.case_card using (stream)
where body::jsonb->'actor'->>'person' is not null
group by 1, 2;

grant select on reading.hand to anjing_app, anjing_process, anjing_reader;
