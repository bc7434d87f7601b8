-- Entering answers one row, not a set of rows, and what somebody holds is read as a part of it: functions of other shapes than before.
drop function if exists app.enter(text, text, text, boolean);
drop function if exists app.rights_of(uuid, uuid);
