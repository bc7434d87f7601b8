-- The first pages count up to a thousand rows: from the index alone, whose policy needs whose row it is.
drop index directory_entry_name;
create index directory_entry_name on directory_entry (organization_id, status, sort_name, id) include (person_id);
drop index directory_entry_any;
create index directory_entry_any on directory_entry (organization_id, sort_name, id) include (person_id);

-- Its answer has another column from here on; db/owner.sql makes it anew.
drop function if exists app.enter(text, text, text, boolean);
