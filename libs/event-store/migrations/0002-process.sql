-- What the relay has told Temporal. A cursor, not the truth: lost, the processes are told again and drop what they know.
create schema process;

create table process.relay (
  one boolean primary key default true check (one),
  told bigint not null default 0
);
insert into process.relay default values;

grant usage on schema process to anjing_app, anjing_process;
grant select, update on process.relay to anjing_app, anjing_process;
