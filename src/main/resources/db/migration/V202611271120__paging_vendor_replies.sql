-- A vendor delivers a reply again when it got no answer; what was answered the first time is answered again.
create table paging_vendor_replies (
  reply        text primary key check (length(reply) <= 200),
  answer       text not null check (length(answer) <= 10000),
  received_at  timestamptz not null
);
create index paging_vendor_replies_by_age on paging_vendor_replies (received_at);
