-- One row a case, as its events tell it: what every figure is counted from. Made by the projector alone, from the ledger alone;
-- a later version that tells more empties the table and sets the projector's cursor back to 0.
create table reading.case_fact (
  stream text primary key,
  kind text not null,
  -- What sort of its kind: the ground of a visit, the kind of a filing, the model of an alert, the channel of a complaint.
  sort text,
  -- The month (YYYY-MM) or year in which the case is counted.
  month text not null,
  agency text,
  -- Every agency with a part in it, the first included.
  agencies text[] not null,
  -- The county-level area of the site; of cases without a site that of the agency stands in the registers.
  area text,
  zone text,
  enterprise text,
  site text,
  items text[] not null,
  circumstance smallint,
  outcome text not null,
  -- Where a refusal was said, and its ground.
  stage text,
  reason text,
  -- The earlier case that this one files anew or goes on from.
  follows text,
  rounds int not null,
  opened_at timestamptz not null,
  filed_at timestamptz,
  received_at timestamptz,
  due_at timestamptz,
  decided_at timestamptz,
  entered_at timestamptz,
  left_at timestamptz
);
create index case_fact_month on reading.case_fact (month, kind);
create index case_fact_enterprise on reading.case_fact (enterprise, kind, entered_at);
create index case_fact_agency on reading.case_fact (agency, kind, month);
create index case_fact_follows on reading.case_fact (follows) where follows is not null;

insert into process.cursor (follower) values ('projector');

grant select, insert, update, delete on reading.case_fact to anjing_process;
grant select on reading.case_fact to anjing_app, anjing_reader;
