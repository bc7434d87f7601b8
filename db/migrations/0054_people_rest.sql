-- Those asked to approve a change stand on a list of their own: they see of it what is theirs to decide, and no longer all of it (decision 59).
insert into member (organization_id, who, list, record_id, part, ends_at)
select organization_id, who, 'change_approval', record_id, part, ends_at from member where list = 'employment_change' and part in ('approves', 'asked') on conflict do nothing;
delete from member where list = 'employment_change' and part in ('approves', 'asked');
update approval set wall = 'change_approval' where record = 'employment_change';
