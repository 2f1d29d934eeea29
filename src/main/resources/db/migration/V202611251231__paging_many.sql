-- Every page of the console asks what waits for the person who looks; a responder of some years has been paged often.
create index paging_pages_waiting on paging_pages (person, id desc) where kind = 'page' and answered_at is null;
create index paging_pages_trials on paging_pages (person, id desc) where kind in ('code', 'test');
