-- Who was where on a day: by the unit, job, place or manager of then.
create index placement_unit on placement (organization_id, unit_id, ends_on, starts_on);
create index placement_job on placement (organization_id, job_id, ends_on, starts_on);
create index placement_location on placement (organization_id, location_id, ends_on, starts_on);
create index placement_manager on placement (organization_id, manager_assignment_id, ends_on, starts_on);
