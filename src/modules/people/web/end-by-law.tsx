import { Alert, Group, Text } from '@mantine/core'
import { useId, useState } from 'react'
import { FieldInput } from '#ui/fields/field-input.tsx'
import { countryName, dateText } from '#ui/format.ts'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { useRead } from '#ui/queries.ts'
import { learn, t, wordOf } from '#ui/words.ts'
import { WorkedOut } from '#ui/worked-out.tsx'
import { endAsks, type AgreedEnd, type EndByLaw } from '../contract-law.ts'
import { agreedNotice } from '../records-life.ts'
import classes from './people.module.css'

learn({
  'for {{count}} days_one': 'one day', 'for {{count}} days_other': '{{count}} days', 'for {{count}} weeks_one': 'one week', 'for {{count}} weeks_other': '{{count}} weeks', 'for {{count}} months_one': 'one month', 'for {{count}} months_other': '{{count}} months',
})

type By = EndByLaw['givenBy']
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

/** What if notice were given: when and by whom, and what the law makes of it. */
export function AskEndByLaw({ employmentId }: { employmentId: string }) {
  const [by, setBy] = useState<By>('employer')
  const [givenOn, setGivenOn] = useState<unknown>(null)
  const id = useId()
  const { data } = useEndByLaw(employmentId, { givenBy: by, givenOn })
  return (
    <section className={classes['law']} aria-label={t('Notice, by law and as agreed')}>
      <Group gap="md" align="flex-start" mb="xs">
        <FieldInput place={agreedNotice.name} name="noticeBy" field={{ ...endAsks.givenBy, optional: undefined } as never} id={`${id}-by`} value={by} onChange={value => setBy(value as By)} />
        <FieldInput place={agreedNotice.name} name="givenOn" field={{ ...endAsks.givenOn, optional: undefined } as never} id={`${id}-on`} value={givenOn ?? data?.givenOn ?? ''} onChange={setGivenOn} />
      </Group>
      {data && <TellEndByLaw law={data} lastDay={null} />}
    </section>
  )
}

/** While an end is entered: of the notice that was typed with it, else of one that is given today by whoever the kind of leaving says. */
export function EndByLawAsTyped({ employmentId, values }: { employmentId: string; values: Record<string, unknown> }) {
  const { effectiveOn, terminationKind, noticeGivenBy, noticeGivenOn } = values
  const { data } = useEndByLaw(employmentId, { givenBy: noticeGivenBy as By || (terminationKind === 'voluntary' ? 'employee' : 'employer'), givenOn: noticeGivenOn, lastDay: effectiveOn })
  if (!data) return null
  return (
    <section className={classes['law']} aria-label={t('Notice, by law and as agreed')}>
      <Text fw={600}>{t('Notice, by law and as agreed')}</Text>
      <Text size="sm" c="dimmed">{given[data.givenBy](dateText(data.givenOn))}</Text>
      <TellEndByLaw law={data} lastDay={isDay(effectiveOn) ? effectiveOn : null} />
    </section>
  )
}
const given: Record<By, (date: string) => string> = { employer: date => t('If the employer gives notice on {{date}}:', { date }), employee: date => t('If the employee gives notice on {{date}}:', { date }), mutual: date => t('If both sides agree on {{date}}:', { date }) }

/** Of a notice that was given. */
export function EndByLawOf({ employmentId, givenOn, givenBy, lastDay }: { employmentId: string; givenOn: string; givenBy: By; lastDay: string | null }) {
  const { data } = useEndByLaw(employmentId, { givenBy, givenOn, lastDay })
  return data ? <TellEndByLaw law={data} lastDay={lastDay} /> : null
}

const useEndByLaw = (employmentId: string, { givenBy, givenOn, lastDay }: { givenBy: By; givenOn: unknown; lastDay?: unknown }) =>
  useRead<EndByLaw>(`/employments/${employmentId}/end-by-law?${new URLSearchParams({ givenBy, ...isDay(givenOn) && { givenOn }, ...isDay(lastDay) && { lastDay } })}`)

function TellEndByLaw({ law: { country, notice, notCovered, probationTooLong, agreed, earliest, isTooEarly, others }, lastDay }: { law: EndByLaw; lastDay: string | null }) {
  return (
    <div role="status">
      {earliest && <Text my="xs">{t('Earliest last day:')} <b>{dateText(earliest)}</b></Text>}
      {isTooEarly && lastDay && (
        <Alert color="yellow" variant="light" my="xs" title={t('{{date}} is before the notice ends', { date: dateText(lastDay) })}>
          {t('Choose a later day, or say with the notice why it is shorter: it was waived, pay goes on instead, both agreed on less, or there is a reason to end it at once.')}
        </Alert>
      )}
      {probationTooLong && <Alert color="yellow" variant="light" my="xs">{probationTooLong}</Alert>}
      {notCovered && <Text size="sm" my="xs">{notCoveredText[notCovered](country)}</Text>}
      {notice && <WorkedOut worked={notice} />}
      {agreed.length > 0 && <FactList>{agreed.map(each => <Fact key={each.agreedIn} label={t('Agreed: {{where}}', { where: wordOf(agreedNotice.name, 'agreedIn', agreedNotice.all.agreedIn, each.agreedIn) })}>{t('{{length}}, until {{date}}', { length: lengthOf(each), date: dateText(each.endsOn) })}</Fact>)}</FactList>}
      {others.map(each => <WorkedOut key={each.rule} worked={each} />)}
      <Text size="xs" c="dimmed" mt="xs">{t('An answer shows its way and is no legal advice.')}</Text>
    </div>
  )
}

/** "3 months, at the end of a month". */
export const agreedText = ({ endsAt, ...each }: Pick<AgreedEnd, 'length' | 'unit'> & { endsAt: string }): string => endsAt === 'any_day' ? lengthOf(each) : `${lengthOf(each)}, ${wordOf(agreedNotice.name, 'endsAt', agreedNotice.all.endsAt, endsAt).toLowerCase()}`
const lengthOf = ({ length, unit }: Pick<AgreedEnd, 'length' | 'unit'>): string => unit === 'days' ? t('for {{count}} days', { count: length }) : unit === 'weeks' ? t('for {{count}} weeks', { count: length }) : t('for {{count}} months', { count: length })

const notCoveredText: Record<NonNullable<EndByLaw['notCovered']>, (country: string | null) => string> = {
  mutual: () => t('By agreement both sides choose the day; the law asks for no notice.'),
  not_employed: () => t('The law’s notice is for employees. Look at the contract of this engagement.'),
  country_unknown: () => t('Nobody has said yet whose law holds for this job: name a place of work.'),
  northern_ireland: () => t('Northern Ireland has a law of its own, which no cited rule covers yet. Look it up there.'),
  by_employee: () => t('The cited rule for Great Britain works out notice by the employer only. Look at the contract, and at section 86(2) of the Employment Rights Act 1996.'),
  country: country => t('No cited rule covers notice in {{country}} yet. Look it up there.', { country: countryName(country ?? '') }),
}
