-- Who is signed in with a browser. The cookie's own value stands nowhere, only its hash. All times here are real ones, whatever
-- the demonstration clock says: a clock that is moved signs nobody out.
create schema access;

create table access.session (
  id uuid primary key default gen_random_uuid(),
  -- SHA-256 of what the cookie holds.
  secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
  -- `iss|sub` of the person's account.
  subject text not null,
  -- The post in which alone the person acts for now; null: in each that they hold.
  acting text,
  -- Family of browser and system, no more: enough to know one's own devices by.
  agent text not null,
  created_at timestamptz not null default now(),
  -- When the provider saw the person prove who they are.
  authenticated_at timestamptz not null,
  seen_at timestamptz not null default now(),
  -- Whatever happens, it ends here.
  expires_at timestamptz not null
);
create index session_subject on access.session (subject);

grant usage on schema access to anjing_app;
grant select, insert, update, delete on access.session to anjing_app;
