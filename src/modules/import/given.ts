import type { TargetKey } from './columns.ts'
import type { RowProblem, RowValues } from './rows.ts'

type Add = (target: TargetKey, code: string, level: RowProblem['level']) => void

/** What a row says, as the records keep it: dates instead of statuses, hours instead of shares, pay whole or not at all. */
export function normalised(values: RowValues, { today, fullTimeHours, otherSystem, add }: { today: string; fullTimeHours: number; otherSystem?: string | undefined; add: Add }): RowValues {
  const { status, endsOn, amount, currency, per, weeklyHours, fullTimeHours: full, fte, payStartsOn, ...given } = values
  Object.assign(given, leaving(status, endsOn, today))
  if (!('endsOn' in given)) for (const key of ['terminationKind', 'terminationReason'] as const) delete given[key]
  else given.terminationKind ??= 'other'
  // A number alone says nothing: where no column names its system, its own name does.
  if (given.externalId === undefined) delete given.externalSystem
  else given.externalSystem ??= otherSystem?.trim().slice(0, 60) || 'Import'

  if (given.noticeGivenBy === undefined || given.noticeGivenOn === undefined)
    for (const key of ['noticeGivenBy', 'noticeGivenOn', 'lastWorkingDay', 'paidUntil'] as const) if (given[key] !== undefined) { add(key, 'notice_incomplete', 'note'); break }

  Object.assign(given, hours({ weeklyHours, full, fte }, fullTimeHours))
  if (amount === undefined) return given
  if (per === undefined) {
    add('amount', 'per_missing', 'cell')
    return given
  }
  const since = payStartsOn !== undefined && given.startsOn !== undefined && payStartsOn > given.startsOn ? { payStartsOn } : {}
  return { ...given, amount, currency: currency!, per, ...since }
}

/** The status of today counts: a last day that is over, of somebody who is still here, is another story's. */
function leaving(status: RowValues['status'], endsOn: RowValues['endsOn'], today: string): RowValues {
  if (endsOn === undefined) return {}
  return status === 'ended' || String(endsOn) >= today ? { endsOn } : {}
}

function hours({ weeklyHours, full, fte }: { weeklyHours?: RowValues[TargetKey]; full?: RowValues[TargetKey]; fte?: RowValues[TargetKey] }, otherwise: number): RowValues {
  const share = Number(fte ?? 0)
  if (weeklyHours !== undefined) {
    // Where the file says neither, full time is what the place or the legal entity says.
    if (full === undefined && share <= 0) return { weeklyHours: rounded(Number(weeklyHours)) }
    const whole = full !== undefined ? Number(full) : rounded(Number(weeklyHours) / share)
    return whole > 0 && whole <= 168 ? { weeklyHours: rounded(Number(weeklyHours)), fullTimeHours: rounded(whole) } : {}
  }
  const whole = Number(full ?? otherwise)
  return share > 0 && whole > 0 ? { weeklyHours: Math.min(168, rounded(whole * share)), fullTimeHours: whole } : {}
}

const rounded = (hours: number) => Math.round(hours * 100) / 100
