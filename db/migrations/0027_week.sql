-- This week: what happens by date is found by its day, for everybody at once; policies judge each row.
create index employment_starts on employment (organization_id, starts_on);
create index employment_ends on employment (organization_id, ends_on) where ends_on is not null;
create index employment_service on employment (organization_id, service_from) where service_from is not null;
create index employment_engaged on employment (organization_id, engaged_until) where engaged_until is not null;
create index placement_starts on placement (organization_id, starts_on);
create index contract_probation on contract (organization_id, probation_ends_on) where probation_ends_on is not null;
create index contract_fixed_term on contract (organization_id, fixed_term_ends_on) where fixed_term_ends_on is not null;
create index secondment_starts on secondment (organization_id, starts_on);
create index secondment_ends on secondment (organization_id, ends_on);
create index identity_document_expires on identity_document (organization_id, expires_on) where expires_on is not null;
