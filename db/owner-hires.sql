-- Hires and transfers between legal entities that the company wants approved: what those asked may see, and that nothing of it comes true unasked. Applied after owner-chains.sql.

-- Pay of somebody who isn't here yet is shown to those asked who may see pay there, for as long as they are asked: who looks after compensation, and the manager to be where the company's settings say so.
create or replace function app.let_see_pay(org uuid, approval uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare hire uuid; sees uuid[];
begin
  select a.record_id into hire from approval a where a.organization_id = org and a.id = let_see_pay.approval;
  sees := array(
    select m.who from approval_step s join member m on m.organization_id = org and m.list = 'approval_step' and m.record_id = s.id join approval a on a.organization_id = org and a.id = s.approval_id cross join app.planned_place(org, hire) p
    where s.organization_id = org and s.approval_id = let_see_pay.approval and s.status = 'open' and a.status = 'open'
      and (m.who in (select h.who from app.area_holders_in(org, p.populations, 'compensation', 0, '{}') h)
        or exists (select from settings o where o.organization_id = org and o.managers_see_pay) and m.who in (select d.person_id from directory_entry d where d.organization_id = org and d.id = p.manager)));
  delete from member m where m.organization_id = org and m.list = 'hire_approval' and m.record_id = hire and m.part = 'pay' and m.who <> all (sees);
  insert into member (organization_id, who, list, record_id, part) select distinct org, who, 'hire_approval', hire, 'pay' from unnest(sees) who
  where not exists (select from member m where m.organization_id = org and m.who = who.who and m.list = 'hire_approval' and m.record_id = hire and m.part = 'pay');
end $$;

create or replace trigger approval after update on planned_hire for each row execute function app.on_approved_change();
-- Who is taken out of a plan is asked about no more.
create or replace function app.on_hire_gone() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  perform app.close_approval(old.organization_id, 'planned_hire', old.id, 'cancelled');
  return null;
end $$;
create or replace trigger approval_gone after delete on planned_hire for each row execute function app.on_hire_gone();

-- An employment that wants approval comes only by what was planned and released, whose own release was held; judged when all of it is written.
-- An import says what was before it: a first day that was over already is nothing to approve; nor is one that is ahead, where the company's settings say that imports count as decided.
create or replace function app.on_employed() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare org uuid := new.organization_id; place uuid; seat uuid;
begin
  if session_user <> 'equipoise_app' or not exists (select from change_chain c where c.organization_id = org and c.actions && '{hire,entity,transfer}') then return null; end if;
  if new.continues_id is not null then
    if exists (select from employment_change c join assignment a on a.organization_id = org and a.id = c.assignment_id where c.organization_id = org and a.employment_id = new.continues_id and c.status = 'released' and c.legal_entity_id = new.legal_entity_id and c.effective_on = new.starts_on) then return null; end if;
    select a.id into seat from assignment a where a.organization_id = org and a.employment_id = new.continues_id order by a.is_primary desc, a.id limit 1;
    if exists (select from app.steps_for_change(org, seat, 'transfer', '{legalEntityId}', new.starts_on, null, null, null)) then perform app.refuse_by_rule('approvals.not_asked'); end if;
    return null;
  end if;
  if exists (select from planned_hire h join assignment a on a.organization_id = org and a.id = h.assignment_id where h.organization_id = org and a.employment_id = new.id and h.status = 'released') then return null; end if;
  select s.location_id into place from assignment a join placement s on s.organization_id = org and s.assignment_id = a.id where a.organization_id = org and a.employment_id = new.id order by a.is_primary desc, a.id, s.starts_on limit 1;
  if exists (select from app.steps_for_hire(org, place)) and not ((new.starts_on < app.today_at(place) or app.setting('imports_are_decided')) and exists (select from import_effect f where f.organization_id = org and f.record = 'employment' and f.record_id = new.id and f.did = 'made')) then perform app.refuse_by_rule('approvals.not_asked'); end if;
  return null;
end $$;
drop trigger if exists approved on employment;
create constraint trigger approved after insert on employment deferrable initially deferred for each row execute function app.on_employed();

revoke execute on all functions in schema app from public;
