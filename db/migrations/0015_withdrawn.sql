-- Why an employment that was entered by mistake was withdrawn. There are few, and what is one's own is looked up in each query that asks for self.
alter table employment add column withdrawn_reason text;
create index employment_withdrawn on employment (organization_id, person_id) where status = 'withdrawn';
