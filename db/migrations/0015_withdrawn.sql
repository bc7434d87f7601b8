-- Why an employment that was entered by mistake was withdrawn; those few are looked up at each sign of the person.
alter table employment add column withdrawn_reason text;
create index employment_withdrawn on employment (organization_id, person_id) where status = 'withdrawn';
