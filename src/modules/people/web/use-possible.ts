import { dateText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { useOne, type Shown } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type { person } from '../records.ts';
import { assignment } from '../records.ts'
import type { JobHeld, SignIn } from './data.ts'

export type Possible = { label: string; to?: string; search?: Record<string, string>; whyNot?: string; isGrave?: boolean }
type Given = { who: Shown<typeof person>; main: JobHeld | undefined; mayAddPay: boolean; signIn: SignIn | null; endsOn: string | null; mayTerminate: boolean }

/** What the reader may do with somebody now, the likeliest first; what isn't possible for the moment says why. */
export function usePossible({ who, main, mayAddPay, signIn, endsOn, mayTerminate }: Given): Possible[] {
  const { data: held } = useOne(assignment, main?.id)
  const isHere = main !== undefined && main.status !== 'ended'
  const mayChange = held?.can.includes('update') ?? false
  const mayInvite = useMay(['people:handle', 'access:handle']) && who.can.includes('update')
  const change = (what: string) => ({ to: `/people/${who.id}/change`, search: { job: main?.id ?? '', what } })
  const isGone = isHere ? {} : { whyNot: t('The employment has ended.') }
  const mayLet = signIn !== null && mayInvite && isHere
  // Without a work e-mail the way in is a code on paper, and so is a new password.
  const invite: Possible | null = !mayLet || signIn === 'active' && who.workEmail ? null
    : who.workEmail ? { label: signIn === 'invited' ? t('Invite again') : t('Invite to sign in') }
    : { label: signIn === 'active' ? t('Reset their sign-in') : t('Letter to sign in'), to: `/people/${who.id}/letter` }
  const isFirst = invite && !invite.to && signIn === 'none'
  const all: (Possible | null)[] = [
    isFirst ? invite : null,
    mayChange ? { label: t('Change job or place'), ...change('place'), ...isGone } : null,
    mayChange ? { label: t('Change hours'), ...change('hours'), ...isGone } : null,
    mayAddPay ? { label: t('Change pay'), ...change('pay'), ...isGone } : null,
    isFirst ? null : invite,
    mayChange ? { label: t('Terminate employment'), to: `/people/${who.id}/terminate`, isGrave: true, ...mayTerminate ? {} : { whyNot: endsOn ? t('The last day is {{date}} already.', { date: dateText(endsOn) }) : t('Not in this state.') } } : null,
  ]
  const possible = all.filter(each => each !== null)
  // Whoever has left: nothing stands in front, the menu says why.
  return possible.every(each => each.whyNot) ? [] : possible.toSorted((a, b) => Number(Boolean(a.whyNot)) - Number(Boolean(b.whyNot)) || 0)
}
