-- When somebody was first hired, where that was before what stands here.
alter table employment add column original_hire_on date;
-- What a manager proposed and a change was made of: whoever proposed it isn't asked to approve it.
alter table employment_change add column proposal_id uuid, add constraint employment_change_proposal_id_fkey foreign key (organization_id, proposal_id) references change_proposal;
create index employment_change_proposal on employment_change (organization_id, proposal_id);
-- Of a person who is here and has several rows: from when this one holds, and when the next begins.
alter table import_difference add column held_on date, add column until date;
