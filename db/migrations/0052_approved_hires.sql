-- An approval may be about somebody who isn't here yet: a planned hire has no person and no place in reach.
alter table approval alter column subject_id drop not null, alter column person_id drop not null,
  add constraint approval_about_check check (record = 'planned_hire' or subject_id is not null and person_id is not null);
