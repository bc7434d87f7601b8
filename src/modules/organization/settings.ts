import { snake } from '#shared/names.ts'
import { settingNames, type SettingName } from '#shared/settings.ts'

/** Which settings of the organisation are on: the names to ask for, `select array(select name from unnest($1::text[]) name where app.setting(name))`, and what the answer says. */
export const settingsAsked = settingNames.map(snake)
export const settingsOn = (answer: readonly string[] = []): readonly SettingName[] => settingNames.filter(name => answer.includes(snake(name)))
