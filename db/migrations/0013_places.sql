-- Costs are shared: one set of cost centres on each day, the largest first. The first of them stands for all where one is shown.
alter table placement add column cost_shares jsonb;
alter table placement disable trigger user;
update placement set cost_shares = jsonb_build_array(jsonb_build_object('costCentreId', cost_centre_id, 'share', 100)) where cost_centre_id is not null;
alter table placement drop column cost_centre_id;
alter table placement add column cost_centre_id uuid generated always as ((cost_shares -> 0 ->> 'costCentreId')::uuid) stored,
  add constraint placement_cost_shares_fkey foreign key (organization_id, cost_centre_id) references cost_centre;
alter table placement enable trigger user;

alter table employment_change add column cost_shares jsonb;
alter table employment_change disable trigger user;
update employment_change set cost_shares = jsonb_build_array(jsonb_build_object('costCentreId', cost_centre_id, 'share', 100)) where cost_centre_id is not null;
update employment_change set sets = array_replace(sets, 'costCentreId', 'costShares'), carries = array_replace(carries, 'costCentreId', 'costShares') where 'costCentreId' = any (sets) or 'costCentreId' = any (carries);
alter table employment_change drop column cost_centre_id;
alter table employment_change enable trigger user;
