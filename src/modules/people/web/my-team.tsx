import { Anchor, Skeleton, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { labelOf, t } from '#ui/words.ts'
import { contract } from '../records.ts'
import { birthdayText } from './birthday.tsx'
import { PersonLine } from './lines.tsx'
import classes from './people.module.css'
import { useReports } from './reports.tsx'
import { TeamVacancies } from './team-vacancies.tsx'

type Other = { kind: 'dotted' | 'acting'; id: string; personId: string; name: string; jobTitle: string; locationName: string; of: string; until: string | null }

type Ahead = { personId: string; name: string; what: 'probationEndsOn' | 'fixedTermEndsOn'; on: string }

/** Who reports to oneself today: directly, by a dotted line, and to whom one stands in for; and the dates that come up. */
export function MyTeam({ personId }: { personId: string }) {
  const { data } = useReports(personId, 12)
  const { data: others } = useRead<{ items: Other[]; ahead: Ahead[]; birthdays: { personId: string; name: string; day: string }[] }>('/team')
  const groups = Map.groupBy(others?.items ?? [], ({ kind, of, until }) => `${kind} ${of} ${until}`)
  return (
    <Panel title={t('My team')} actions={<Anchor component={Link} to="/people">{t('Everybody below')}</Anchor>}>
      {!data ? <Skeleton height={120} /> : data.items.length === 0 ? groups.size === 0 && <Text c="dimmed">{t('Nobody reports to you today.')}</Text>
        : <ul className={classes['people']}>{data.items.map(job => <PersonLine key={job.id} job={{ ...job, about: job.leftManagerName && t('while the place of {{name}} is open', { name: job.leftManagerName }) }} />)}</ul>}
      {(data?.total ?? 0) > 12 && <Anchor component={Link} to="/people" search={{ managerId: personId } as never}>{t('Show all {{count}}', { count: data!.total! })}</Anchor>}
      {[...groups].map(([key, people]) => (
        <section key={key}>
          <Title order={3} mt="lg" mb="xs">{headingOf(people[0]!)}</Title>
          <ul className={classes['people']}>{people.map(job => <PersonLine key={job.id} job={{ ...job, status: 'active' }} />)}</ul>
        </section>
      ))}
      <TeamVacancies />
      {(others?.ahead.length ?? 0) > 0 && (
        <section>
          <Title order={3} mt="lg" mb="xs">{t('Dates ahead')}</Title>
          <ul className={classes['links']}>{others!.ahead.map(({ personId, name, what, on }) => (
            <li key={`${personId} ${what}`}><Anchor component={Link} to={`/people/${personId}`} search={{ tab: 'job' } as never}>{name}</Anchor>: {labelOf(contract.name, what, contract.all[what])} {dateText(on)}</li>
          ))}</ul>
        </section>
      )}
      {(others?.birthdays.length ?? 0) > 0 && (
        <section>
          <Title order={3} mt="lg" mb="xs">{t('Birthdays')}</Title>
          <ul className={classes['links']}>{others!.birthdays.map(({ personId, name, day }) => <li key={personId}><Anchor component={Link} to={`/people/${personId}`}>{name}</Anchor>: {birthdayText(day)}</li>)}</ul>
        </section>
      )}
    </Panel>
  )
}

function headingOf({ kind, of, until }: Other) {
  if (kind === 'dotted') return t('By a dotted line: {{purpose}}', { purpose: of })
  return until ? t('For {{name}}, until {{date}}', { name: of, date: dateText(until) }) : t('For {{name}}', { name: of })
}
