import type { Tx } from '#platform/db.ts'
import { snake } from '#shared/names.ts'
import { settingNames, type SettingName } from '#shared/settings.ts'

/** The settings of the organisation that are on. */
export async function settingsOn(tx: Tx): Promise<readonly SettingName[]> {
  const [found] = await tx.query<{ on: string[] }>(`select array(select name from unnest($1::text[]) name where app.setting(name)) as on`, [settingNames.map(snake)])
  return settingNames.filter(name => found?.on.includes(snake(name)))
}
