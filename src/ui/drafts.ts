import type { Fields } from '#shared/fields.ts'
import type { FormValues } from './check.ts'
import { sharedDevice } from './shared-device.ts'

const prefix = 'equipoise.draft.'
let owner = ''
const kept = 14 * 24 * 60 * 60 * 1000

/** What was typed survives a closed tab: here only, and never what is special or secret. */
export const drafts = {
  /** Whose they are: at a shared machine nobody takes up what another has typed. */
  belongTo(who: string): void {
    owner = `${who}.`
  },
  read(key: string, fields: Fields): FormValues | null {
    if (sharedDevice.isOne()) return null
    try {
      const { at, values } = JSON.parse(localStorage.getItem(prefix + owner + key) ?? 'null') as { at: number; values: FormValues }
      return Date.now() - at < kept ? mayKeep(fields, values) : null
    } catch {
      return null
    }
  },
  write(key: string, fields: Fields, values: FormValues): void {
    if (sharedDevice.isOne()) return
    try {
      localStorage.setItem(prefix + owner + key, JSON.stringify({ at: Date.now(), values: mayKeep(fields, values) }))
    } catch {
      // A full or forbidden store costs the draft, not the form.
    }
  },
  clear(key: string): void {
    try {
      localStorage.removeItem(prefix + owner + key)
    } catch {
      // As above.
    }
  },
  /** At sign-out: the next person at this machine sees nothing of it. */
  clearAll(): void {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  },
}

const mayKeep = (fields: Fields, values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => fields[name] && fields[name].data !== 'special' && fields[name].data !== 'secret'))
