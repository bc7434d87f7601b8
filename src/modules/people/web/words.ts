import { countryName, dateText, listText, moneyText, numberText } from '#ui/format.ts'
import { perText } from '#ui/money-per.ts'
import { learn, t } from '#ui/words.ts'
import type { Law } from '../contract.ts'
import { isAhead, isNow, today } from './data.ts'

learn({ 'person.invite': 'invited to sign in', 'person.accept_invitation': 'accepted the invitation to sign in',
  'person.issue_letter': 'made a letter to sign in', 'person.issue_reset': 'made a code for a new password', 'person.follow_work_email': 'signs in with the new work e-mail', 'person.reset_sign_in': 'chose a new password with a code',
  'on {{count}} days_one': 'on one day', 'on {{count}} days_other': 'on {{count}} days' })

type Dated = { startsOn: string; endsOn: string | null }

/** "since 1 Apr 2025", "from 1 Apr 2025 until 31 Mar 2026". */
export function spanText({ startsOn, endsOn }: Dated): string {
  const from = dateText(startsOn)
  if (endsOn) return t('from {{from}} until {{until}}', { from, until: dateText(endsOn) })
  return isAhead({ startsOn, endsOn }) ? t('from {{from}}', { from }) : t('since {{from}}', { from })
}

export const spanState = (dated: Dated): 'now' | 'ahead' | 'past' => isNow(dated) ? 'now' : isAhead(dated) ? 'ahead' : 'past'

export const payText = ({ amount, currency, per }: { amount: string; currency: string; per: string }): string => perText(moneyText(amount, currency), per)

type Hours = { weeklyHours: number; workingDays: number | null; fullTimeHours: number | null; fullTimeOf: string | null; fte: string | null }
/** "30 of 37.5 hours a week on 4 days (FTE 0.8)". */
export function hoursText({ weeklyHours, workingDays, fullTimeHours, fte }: Hours): string {
  const hours = numberText(weeklyHours)
  const said = fullTimeHours === null ? t('{{hours}} hours a week', { hours }) : weeklyHours === fullTimeHours ? t('{{hours}} hours a week, full time', { hours }) : t('{{hours}} of {{full}} hours a week', { hours, full: numberText(fullTimeHours) })
  const days = workingDays === null ? null : t('on {{count}} days', { count: workingDays })
  const share = fte === null || weeklyHours === fullTimeHours ? null : t('(FTE {{fte}})', { fte: numberText(Number(fte)) })
  return [said, days, share].filter(each => each !== null).join(' ')
}

/** Where it is said what full time is. */
export function fullTimeText({ fullTimeOf }: Pick<Hours, 'fullTimeOf'>): string {
  switch (fullTimeOf) {
    case 'agreed': return t('Full time as agreed for this job')
    case 'agreement': return t('Full time by the working-time agreement')
    case 'location': return t('Full time of the location')
    case 'legal_entity': return t('Full time of the legal entity')
    default: return t('Nobody has said yet what full time is here')
  }
}

/** `region`: the name of its subdivision. */
export function lawText({ country, placeOf }: Law, region: string | null): string {
  const where = region ? t('{{country}}, {{subdivision}}', { country: countryName(country), subdivision: region }) : countryName(country)
  return placeOf === 'home' ? t('{{where}} (works from home)', { where }) : placeOf === 'work_location' ? t('{{where}} (place of work)', { where }) : t('{{where}} (office)', { where })
}

/** "5 years and 2 months", from a first day until today; null before it. */
export function lengthText(startsOn: string, until = today()): string | null {
  if (until < startsOn) return null
  const [years, months, days] = wholeMonths(startsOn, until)
  const said = [years > 0 && t('{{count}} years', { count: years }), months > 0 && years < 10 && t('{{count}} months', { count: months })].filter(each => each !== false)
  return said.length ? listText(said) : t('{{count}} days', { count: days })
}

function wholeMonths(from: string, until: string): [number, number, number] {
  const [fromYear, fromMonth, fromDay] = parts(from)
  const [year, month, day] = parts(until)
  const months = (year - fromYear) * 12 + month - fromMonth - (day < fromDay ? 1 : 0)
  return [Math.floor(months / 12), months % 12, Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)]
}
const parts = (day: string) => day.split('-').map(Number) as [number, number, number]
