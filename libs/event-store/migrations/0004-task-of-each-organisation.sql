-- Several organisations may owe the same act: each invited agency owes its own answer.
alter table reading.task drop constraint task_pkey, add primary key (stream, act, organisation);
