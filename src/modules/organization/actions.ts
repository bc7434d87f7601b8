import { act } from '#platform/act.ts'
import { lock, make } from '#platform/action.ts'
import { newKey } from '#platform/keys.ts'
import { changeFrom } from '#platform/strand.ts'
import { Refusal } from '#shared/refusal.ts'
import { settingNames } from '#shared/settings.ts'
import * as contract from './contract.ts'
import { agreementHours, apiKey, entityHours, locationHours } from './records.ts'
import { settingsAsked, settingsOn } from './settings.ts'

export const issueKey = act(contract.issueKey, async (tx, { name, scopes, endsOn }) => {
  const { personId } = await tx.me()
  if (!personId) throw new Refusal('not_yours', {}, 403)
  const { key, hash, prefix } = newKey()
  return { id: await make(apiKey)(tx, { holderId: personId, name, scopes, endsOn, hash, prefix }), key }
})

export const setEntityHours = act(contract.setEntityHours, async (tx, { startsOn, weeklyHours }, { id }) => {
  await lock(tx, [`full_time:${id}`])
  await changeFrom(entityHours)(tx, id!, startsOn, { weeklyHours })
  return { startsOn }
})
export const setLocationHours = act(contract.setLocationHours, async (tx, { startsOn, weeklyHours = null }, { id }) => {
  await lock(tx, [`full_time:${id}`])
  await changeFrom(locationHours)(tx, id!, startsOn, { weeklyHours })
  return { startsOn }
})

export const setAgreementHours = act(contract.setAgreementHours, async (tx, { startsOn, weeklyHours }, { id }) => {
  await lock(tx, [`full_time:${id}`])
  await changeFrom(agreementHours)(tx, id!, startsOn, { weeklyHours })
  return { startsOn }
})

export const me = act(contract.me, async tx => {
  const { organizationId, personId, actor } = await tx.me()
  const [found] = await tx.query<{ organizationName: string; name: string | null; access: []; isManager: boolean; settings: string[] }>(`
    select o.name as "organizationName", (select name from person where id = app.me()) as name,
      exists (select from reporting_line) as "isManager", array(select name from unnest($1::text[]) name where app.setting(name)) as settings,
      case when app.me() is null then '[]' else app.explain_viewer(app.me()) end as access
    from organization o`, [settingsAsked])
  const on = settingsOn(found?.settings)
  const settings = Object.fromEntries(settingNames.map(name => [name, on.includes(name)]))
  return { organizationId, personId, actor, settings, organizationName: found?.organizationName ?? '', name: found?.name ?? null, isManager: found?.isManager ?? false, access: found?.access ?? [] }
})
