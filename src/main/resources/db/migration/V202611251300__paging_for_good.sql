-- whether the other side has said that trying again is no use; what has failed otherwise is tried again as long as nobody is reached
alter table paging_deliveries add column for_good boolean not null default false;
