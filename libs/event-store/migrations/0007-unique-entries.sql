-- One enterprise a credit code, one officer entry a certificate, one person or system an account: whoever has one holds its
-- claim. Of entries that stand double the first recorded holds it; the others are reported, stand as they are, and are
-- marked in the registers' lists until they are merged.
do $$
declare
  v_row record;
  v_holder text;
begin
  for v_row in
    with version as (
      select id, kind, from_moment::timestamptz as from_at, until_moment::timestamptz as until_at, entry, revision,
             lead(from_moment::timestamptz) over (partition by id order by from_moment::timestamptz, revision) as next_at,
             min(revision) over (partition by id) as first_revision
      from record.register_entry
      where kind in ('enterprise', 'officer', 'person', 'system')
    )
    select distinct id, kind, first_revision, property, value
    from version
    cross join lateral (
      select 'creditCode' as property, entry->>'creditCode' as value where kind = 'enterprise'
      union all
      select 'certificate', entry->>'certificate' where kind = 'officer'
      union all
      select 'subjects', subject
      from jsonb_array_elements_text(case when kind in ('person', 'system') then entry->'subjects' else '[]' end) subject
    ) held
    where value is not null
      and least(until_at, next_at, 'infinity') > greatest((select clock_timestamp() + offset_ms * interval '1 millisecond' from record.clock), from_at)
    order by first_revision, value
  loop
    insert into record.claim (key, stream)
    values ('register:' || v_row.kind || ':' || v_row.property || ':' || v_row.value, v_row.id)
    on conflict (key) do nothing;
    if not found then
      select stream into v_holder from record.claim
      where key = 'register:' || v_row.kind || ':' || v_row.property || ':' || v_row.value;
      raise warning 'double entry: % and % have the same %', v_holder, v_row.id, v_row.property;
    end if;
  end loop;
end $$;
