-- What a company says once for all of it, under the organisation's own id.
create table settings (
  organization_id uuid not null default app.org(), id uuid not null check (id = organization_id), version int not null default 1, custom jsonb,
  managers_see_pay boolean not null default false, managers_see_earlier boolean not null default true, uses_dotted_lines boolean not null default false,
  primary key (organization_id, id),
  foreign key (organization_id, id) references organization
);
insert into settings (organization_id, id) select organization_id, id from organization;

-- A second manager for a purpose, who sees the job.
create table dotted_line (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  assignment_id uuid not null, person_id uuid not null, manager_assignment_id uuid not null, purpose text not null, starts_on date not null, ends_on date,
  primary key (organization_id, id), constraint dotted_line_ends_on_check check (ends_on >= starts_on),
  constraint dotted_line_assignment_id_fkey foreign key (organization_id, assignment_id, person_id) references assignment (organization_id, id, person_id),
  constraint dotted_line_manager_assignment_id_fkey foreign key (organization_id, manager_assignment_id) references assignment
);
create index dotted_line_assignment on dotted_line (organization_id, assignment_id, starts_on);
create index dotted_line_manager on dotted_line (organization_id, manager_assignment_id);

-- Who stands in for an absent manager's place, and whether the absent one keeps what that place gives.
create table acting_manager (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  assignment_id uuid not null, person_id uuid not null, acting_assignment_id uuid not null, acting_person_id uuid not null, starts_on date not null, ends_on date, rights text not null,
  starts_at timestamptz not null default 'infinity', ends_at timestamptz not null default 'infinity',
  primary key (organization_id, id), constraint acting_manager_ends_on_check check (ends_on >= starts_on),
  constraint acting_manager_assignment_id_fkey foreign key (organization_id, assignment_id, person_id) references assignment (organization_id, id, person_id),
  constraint acting_manager_acting_assignment_id_fkey foreign key (organization_id, acting_assignment_id, acting_person_id) references assignment (organization_id, id, person_id)
);
create index acting_manager_assignment on acting_manager (organization_id, assignment_id, starts_on);
create index acting_manager_person on acting_manager (organization_id, person_id);
create index acting_manager_acting on acting_manager (organization_id, acting_person_id);

-- To whom somebody reports: their manager, or while that place is open the manager above. Who has such a manager is worked out anew when days turn next (below).
alter table directory_entry add column reports_to text not null default 'manager', add column left_manager_name text;
create index directory_entry_reports on directory_entry (organization_id, reports_to, status, sort_name, id);
update directory_entry set reports_to = 'top' where manager_assignment_id is null;

-- Since when the direct manager is it; `-infinity`, where nobody was before.
alter table reach add column since date not null default '-infinity';
update reach r set since = s.since from (
  select d.organization_id, d.id, min(p.starts_on) as since from directory_entry d join placement p on p.organization_id = d.organization_id and p.assignment_id = d.id
  join placement o on o.organization_id = d.organization_id and o.assignment_id = d.id and o.starts_on < p.starts_on and o.manager_assignment_id is distinct from d.manager_assignment_id
  where p.starts_on < coalesce(d.turns_on, 'infinity') and not exists (select from placement l where l.organization_id = d.organization_id and l.assignment_id = d.id
    and l.starts_on >= p.starts_on and l.starts_on < coalesce(d.turns_on, 'infinity') and l.manager_assignment_id is distinct from d.manager_assignment_id) group by d.organization_id, d.id) s
where r.organization_id = s.organization_id and r.subject_id = s.id;
update reach r set since = s.since from (
  select d.organization_id, u.subject, max(a.since) as since from directory_entry d join reach a on a.organization_id = d.organization_id and a.subject_id = d.id
  cross join lateral (values (d.person_id), (d.employment_id)) u (subject) group by d.organization_id, u.subject) s
where r.organization_id = s.organization_id and r.subject_id = s.subject and s.since > '-infinity';
update directory_entry d set turns_on = '-infinity' from directory_entry m where m.organization_id = d.organization_id and m.id = d.manager_assignment_id and m.status = 'ended';

-- Its answer is another from here on; db/owner.sql makes it anew.
drop function if exists app.project_populations(uuid, uuid[]);
