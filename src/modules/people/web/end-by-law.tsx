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

/** Before an end is entered: when notice is given and by whom, and what the law makes of it. It advises; nothing is stopped. */
export function AskEndByLaw({ employmentId, lastDay, givenBy }: { employmentId: string; lastDay?: unknown; givenBy?: By | null }) {
  const [chosen, setChosen] = useState<By | null>(null)
  const [givenOn, setGivenOn] = useState<unknown>(null)
  const id = useId()
  const by = chosen ?? givenBy ?? 'employer'
  const { data } = useRead<EndByLaw>(`/employments/${employmentId}/end-by-law?${new URLSearchParams({ givenBy: by, ...isDay(givenOn) && { givenOn }, ...isDay(lastDay) && { lastDay } })}`)
  return (
    <section className={classes['law']} aria-labelledby={`${id}-title`}>
      <Text id={`${id}-title`} fw={600}>{t('Notice, by law and as agreed')}</Text>
      <Group gap="md" align="flex-start" my="xs">
        <FieldInput place={agreedNotice.name} name="noticeBy" field={{ ...endAsks.givenBy, optional: undefined } as never} id={`${id}-by`} value={by} onChange={value => setChosen(value as By)} />
        <FieldInput place={agreedNotice.name} name="givenOn" field={{ ...endAsks.givenOn, optional: undefined } as never} id={`${id}-on`} value={givenOn ?? data?.givenOn ?? ''} onChange={setGivenOn} />
      </Group>
      {data && <TellEndByLaw law={data} lastDay={isDay(lastDay) ? lastDay : null} />}
    </section>
  )
}

/** Of a notice that was given. */
export function EndByLawOf({ employmentId, givenOn, givenBy, lastDay }: { employmentId: string; givenOn: string; givenBy: By; lastDay: string | null }) {
  const { data } = useRead<EndByLaw>(`/employments/${employmentId}/end-by-law?${new URLSearchParams({ givenBy, givenOn, ...lastDay && { lastDay } })}`)
  return data ? <TellEndByLaw law={data} lastDay={lastDay} /> : null
}

function TellEndByLaw({ law: { country, notice, notCovered, probationTooLong, agreed, earliest, isTooEarly, others }, lastDay }: { law: EndByLaw; lastDay: string | null }) {
  return (
    <div role="status">
      {earliest && <Text my="xs">{t('Earliest last day:')} <b>{dateText(earliest)}</b></Text>}
      {isTooEarly && lastDay && (
        <Alert color="yellow" variant="light" my="xs" title={t('{{date}} is before the notice ends', { date: dateText(lastDay) })}>
          {t('It can be entered all the same: both sides may have agreed on less, pay may go on instead, or there is a reason to end it at once. Make sure that one of these is so.')}
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
