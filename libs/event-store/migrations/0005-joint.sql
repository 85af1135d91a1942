-- Several organisations may owe the same act: each invited agency owes its own answer.
alter table reading.task drop constraint task_pkey, add primary key (stream, act, organisation);

-- What else is planned at a site: pre-flight, days proposed, visits that could go together.
create index case_card_site on reading.case_card ((summary->>'site'));
