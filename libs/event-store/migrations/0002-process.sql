-- How far each follower of the ledger has come. A cursor, not the truth: lost, everything is said once more and changes nothing.
create schema process;

create table process.cursor (
  follower text primary key,
  number bigint not null default 0
);
insert into process.cursor (follower) values ('relay'), ('reactor');

grant usage on schema process to anjing_app, anjing_process;
grant select, update on process.cursor to anjing_app, anjing_process;
