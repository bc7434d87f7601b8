/** The values given for these fields, those left out left out. */
export const pick = <T extends Record<string, unknown>>(input: T, asks: Record<string, unknown>, names: readonly string[] = Object.keys(asks)) =>
  Object.fromEntries(names.filter(name => name in asks && input[name] !== undefined).map(name => [name, input[name]])) as never

/** An amount says nothing without its currency and what it is paid for. */
export const isWholePay = ({ amount, currency, per }: { amount?: string | null; currency?: string | null; per?: string | null }) =>
  amount == null || currency != null && per != null

const acts = { managerAssignmentId: 'manager', weeklyHours: 'hours', fullTimeHours: 'hours', amount: 'pay', currency: 'pay', per: 'pay', payReason: 'pay', form: 'contract', fixedTermEndsOn: 'contract', probationEndsOn: 'contract' } as const
/** What a change is called that nobody named: by what it changes, where that is one thing. */
export function actionOf(fields: readonly string[]): 'manager' | 'hours' | 'pay' | 'contract' | 'transfer' | 'other' {
  const kinds = new Set(fields.map(field => field in acts ? acts[field as keyof typeof acts] : 'transfer'))
  return kinds.size === 1 ? [...kinds][0]! : 'other'
}
