-- The planner of the HR team: what it assumes, with sources, and plans that are their author's alone.
create table planner_figure (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  figure text not null, position_id uuid, value numeric(9, 2) not null, source text not null, set_by_id uuid, set_at timestamptz not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint planner_figure_position_id_fkey foreign key (organization_id, position_id) references hr_position on delete cascade,
  constraint planner_figure_set_by_id_fkey foreign key (organization_id, set_by_id) references person, constraint planner_figure_value_check check (value >= 0)
);
create unique index planner_figure_figure_key on planner_figure (organization_id, figure, position_id) nulls not distinct;
create index planner_figure_position on planner_figure (organization_id, position_id);
create table planner_cost (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  figure text not null, country text, amount bigint not null, currency text not null, source text not null, set_by_id uuid, set_at timestamptz not null,
  primary key (organization_id, id), foreign key (organization_id, organization_id) references organization,
  constraint planner_cost_set_by_id_fkey foreign key (organization_id, set_by_id) references person, constraint planner_cost_amount_check check (amount >= 0)
);
create unique index planner_cost_figure_key on planner_cost (organization_id, figure, country) nulls not distinct;

-- A group that is given up leaves the plan to its author.
create table staffing_plan (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, name text not null, function text not null, whom text not null, population_id uuid, change text not null, place text, due_on date, note text, steps jsonb, found jsonb,
  primary key (organization_id, id), constraint staffing_plan_person_id_fkey foreign key (organization_id, person_id) references person,
  constraint staffing_plan_population_id_fkey foreign key (organization_id, population_id) references population on delete set null (population_id),
  constraint staffing_plan_note_check check (note like 's1.%')
);
create index staffing_plan_person on staffing_plan (organization_id, person_id, id);

-- The planner looks at what came in a year.
create index work_item_opened on work_item (organization_id, opened_at) where audience = 'hr';
