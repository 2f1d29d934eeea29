-- those of open incidents, the few whose pages have still to be counted
create index alert_rules_open on alert_rules (first_at) where pages is null;
