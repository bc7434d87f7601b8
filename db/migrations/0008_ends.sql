-- An end is a change too: its day is the last one of the employment.
alter table employment_change add column termination_kind text;
