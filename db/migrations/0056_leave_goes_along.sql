-- Leave that goes along with a transfer; what payroll is told by pay group and ahead of a last day.
alter table leave_request add column continues_id uuid, add column was_approved boolean, add constraint leave_request_continues_id_fkey foreign key (organization_id, continues_id) references leave_request;
create unique index leave_request_continues on leave_request (organization_id, continues_id) where continues_id is not null;
-- What is left of a transfer that was taken back isn't put back by hand.
alter table employment add column is_undone boolean not null default false;
update employment set is_undone = true where status = 'withdrawn' and continues_id is null and withdrawn_reason = 'The transfer was taken back';

alter table leave_payroll add column pay_group text;
alter table leave_payroll_line add column is_ahead boolean not null default false, add column is_by_group boolean not null default false;
-- Both ask for more than before (db/owner-payroll.sql).
drop function if exists app.draw_leave_payroll(uuid, uuid, date, date, boolean);
drop function if exists app.leave_for_payroll(uuid, uuid[], date, date);
