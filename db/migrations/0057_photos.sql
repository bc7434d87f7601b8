-- What somebody looks like: one each, its content sealed in file_chunk like that of every file.
create table photo (
  organization_id uuid not null default app.org(), id uuid not null, version int not null default 1, custom jsonb,
  person_id uuid not null, media_type text not null, size int not null,
  primary key (organization_id, id), constraint photo_person_id_fkey foreign key (organization_id, person_id) references person
);
create unique index photo_person_id_key on photo (organization_id, person_id);
-- Who chooses so gets what HR answered in the mail itself: off for everybody until then.
alter table quiet_hours add column with_texts boolean not null default false;
