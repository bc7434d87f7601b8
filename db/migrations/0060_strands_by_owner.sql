-- What may not overlap is told apart by whose it is first: the organisation is the same for all, and each look through a page of
-- this index compared it before anything else. A look takes half as long; so does laying it on a hundred thousand rows.
alter table placement drop constraint placement_organization_id_assignment_id_during_key, add constraint placement_during_key unique (assignment_id, organization_id, during without overlaps);
alter table working_hours drop constraint working_hours_organization_id_assignment_id_during_key, add constraint working_hours_during_key unique (assignment_id, organization_id, during without overlaps);
alter table pay drop constraint pay_organization_id_assignment_id_during_key, add constraint pay_during_key unique (assignment_id, organization_id, during without overlaps);
alter table contract drop constraint contract_organization_id_employment_id_during_key, add constraint contract_during_key unique (employment_id, organization_id, during without overlaps);
