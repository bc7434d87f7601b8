import { Anchor, Button, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { addDays, weekdayOf } from '#shared/calendar.ts'
import { date } from '#shared/fields.ts'
import { useParam } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, numberText } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { useName } from '#ui/names.ts'
import { EmptyState, Page, Panel, TwoColumns } from '#ui/page.tsx'
import { useCreate, useOne, useRead, useRemove, useRows, type Shown } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { WorkedOut } from '#ui/worked-out.tsx'
import { caseMoves, type CaseClock } from '../contract-cases.ts'
import { leaveCase, leaveCaseWeek } from '../records.ts'
import { caseSteps } from '../words.ts'
import { CaseLetters } from './case-letters.tsx'
import classes from './leave.module.css'

type Case = Shown<typeof leaveCase>
const reinstatement = 'https://lexbuild.dev/ecfr/title-29/chapter-V/part-825/section-825.214'

/** One protected leave: what is due when, what is left of the twelve weeks, and the rules behind both. For who works on it, and for whom it is about. */
export default function CasePage() {
  const id = useParam('caseId'), me = useMe()
  const { data: row, error, refetch } = useOne(leaveCase, id)
  const { data: clock } = useRead<CaseClock>(`/leave-cases/${id}/clock`, { isOn: row !== undefined })
  const name = useName('person', row?.personId ?? null) ?? ''
  if (error) return <Page title={t('Leave case')} width="reading"><EmptyState title={t('There is no such case that you may see')} text={t('It may be somebody else’s, or the address is wrong.')} /><ErrorNote error={error} onRetry={() => void refetch()} /></Page>
  if (!row || !clock) return <Page title={t('Leave case')} width="reading"><Skeleton height={240} /></Page>
  const isOwn = row.personId === me.personId
  const facts = ['askedOn', 'startsOn', 'endsOn', 'isIntermittent', 'leaveFor', 'twelveMonths', 'yearStartsOn', 'weeklyHours', 'hoursWorked', 'employeesNearby', 'reason', 'refusedBecause', 'returnedTo'] as const
  return (
    <Page
      title={isOwn ? t('Your protected leave') : t('Protected leave of {{name}}', { name })} isCalm={isOwn} crumbs={[{ label: t('Time off'), to: '/leave' }, ...isOwn ? [] : [{ label: t('Leave cases'), to: '/leave/cases' }]]}
      about={t('By the Family and Medical Leave Act, from {{date}}', { date: dateText(row.startsOn) })} state={<Status value={row.status} label={wordOf(leaveCase.name, 'status', leaveCase.all.status, row.status)} />}
      actions={<MoveButtons record={leaveCase} row={{ ...row, can: row.can.filter(move => move !== 'certify' || row.certificationAskedOn && !row.certifiedOn) }} inputs={caseMoves} danger={{ refuse: t('Nothing counts as this leave then. The person reads why.') }} />}
    >
      <TwoColumns aside={<>
        <Panel title={t('The case')}><RecordFacts record={leaveCase} row={row} fields={facts.filter(field => row[field] !== null || row.can.includes('update'))} /></Panel>
        <CaseLetters caseId={row.id} mayWrite={!isOwn} />
        {!isOwn && <Panel title={t('What happened')}><Timeline record={leaveCase.name} recordId={row.id} /></Panel>}
      </>}>
        {isOwn && <Owed row={row} />}
        <Due clock={clock} />
        <Hours row={row} clock={clock} isOwn={isOwn} />
        <Panel title={t('By the rules')}>
          <div className={classes['stack']}><WorkedOut worked={clock.eligibility} /><WorkedOut worked={clock.notices} /><WorkedOut worked={clock.entitlement} /></div>
        </Panel>
      </TwoColumns>
    </Page>
  )
}

/** What the person has to do, and what holds for them. */
function Owed({ row }: { row: Case }) {
  const isAwaited = row.status === 'told' && row.certificationDueOn && !row.certifiedOn
  return (
    <Panel title={t('For you')}>
      <Text>{isAwaited ? t('Bring the certification by {{date}}.', { date: dateText(row.certificationDueOn!) }) : row.status === 'asked' ? t('HR says whether you may take it by the first day below.') : row.status === 'designated' ? t('Ask here for the hours or days that you need. Once approved they count by themselves.') : t('There is nothing for you to do.')}</Text>
      {row.status === 'designated' && <Text size="sm" mt="xs">{t('When you come back, you come back to your job or to an equivalent one, with equivalent pay and benefits.')} <Anchor href={reinstatement} underline="always" target="_blank" rel="noreferrer">{'29 CFR 825.214'}</Anchor></Text>}
      <Text size="sm" c="dimmed" mt="xs">{t('Your manager sees when you are away, never this case.')}</Text>
    </Panel>
  )
}

function Due({ clock: { steps, today } }: { clock: CaseClock }) {
  return (
    <Panel title={t('What is due when')}>
      {steps.length === 0 && <Text c="dimmed">{t('Nothing is due.')}</Text>}
      <ol className={classes['list']}>
        {steps.map(({ step, dueOn, doneOn, isLate }) => (
          <li key={step}>
            <span>{t(caseSteps[step])}{dueOn && <Text span display="block" className={classes['quiet']}>{step === 'return' ? t('expected {{date}}', { date: dateText(dueOn) }) : t('due {{date}}', { date: dateText(dueOn) })}</Text>}</span>
            <Status value={doneOn ? isLate ? 'late' : 'done' : isLate ? 'overdue' : 'open'} label={doneOn ? isLate ? t('done {{date}}, late', { date: dateText(doneOn) }) : t('done {{date}}', { date: dateText(doneOn) }) : isLate ? t('late') : dueOn === today ? t('today') : t('ahead')} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const fields = { day: date('A day of that week'), hoursTaken: leaveCaseWeek.asks.hoursTaken }

/** What is left, and each week that took of it. */
function Hours({ row, clock, isOwn }: { row: Case; clock: CaseClock; isOwn: boolean }) {
  const { data: weeks = [] } = useRows(leaveCaseWeek, { caseId: row.id })
  const adding = useCreate(leaveCaseWeek), removing = useRemove(leaveCaseWeek)
  return (
    <Panel title={row.leaveFor ? t('Hours against the 26 weeks') : t('Hours against the twelve weeks')} actions={row.status === 'designated' && <Button component={Link} to="/leave/new" search={{ case: row.id, ...isOwn ? {} : { person: row.personId } } as never} size="xs" variant={isOwn ? 'filled' : 'default'}>{isOwn ? t('Ask for hours or days') : t('Ask on their behalf')}</Button>}>
      <p className={classes['balance']}>{t('{{hours}} hours left', { hours: numberText(clock.leftHours) })}</p>
      <Text size="sm" c="dimmed">{t('{{left}} of {{most}} weeks left today; this case took {{used}}. A week is {{hours}} hours.', { most: row.leaveFor ? '26' : '12', left: rounded(clock.leftWeeks), used: rounded(clock.usedWeeks), hours: numberText(row.weeklyHours) })}</Text>
      {clock.askedHours > 0 && <Text size="sm">{t('{{hours}} hours are asked for and not answered yet.', { hours: numberText(clock.askedHours) })}</Text>}
      {clock.weeks.length > 0 && (
        <ul className={classes['list']}>
          {clock.weeks.map(({ weekOf, hoursTaken, byLeave, ofWeek }) => {
            const entered = weeks.find(each => each.weekOf === weekOf)
            return (
              <li key={weekOf}>
                <span>{t('Week from {{date}}', { date: dateText(weekOf) })}{byLeave > 0 && <Text span display="block" className={classes['quiet']}>{entered ? t('{{number}} of them by leave asked for', { number: numberText(byLeave) }) : t('by leave asked for')}</Text>}</span>
                <span>{t('{{number}} hours', { number: numberText(hoursTaken) })} <Text span className={classes['quiet']}>{t('{{part}} of a week', { part: rounded(ofWeek) })}</Text>
                  {entered && !isOwn && row.status === 'designated' && <Button ml="xs" variant="subtle" color="red" size="compact-sm" aria-label={t('Delete the week from {{date}}', { date: dateText(weekOf) })} onClick={() => { removing.mutateAsync(entered).then(() => tell(t('Deleted'), () => adding.mutateAsync({ personId: entered.personId, employmentId: entered.employmentId, caseId: entered.caseId, weekOf: entered.weekOf, hoursTaken: entered.hoursTaken })), tellProblem) }}>{t('Delete')}</Button>}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {!isOwn && row.status === 'designated' && (
        <RecordForm
          key={weeks.length} place={leaveCaseWeek.name} fields={fields} submitLabel={t('Enter hours')}
          onSubmit={async ({ day, hoursTaken }) => {
            const weekOf = addDays(day, 1 - weekdayOf(day))
            await adding.mutateAsync({ personId: row.personId, employmentId: row.employmentId, caseId: row.id, weekOf, hoursTaken })
            tell(t('Entered for the week from {{date}}', { date: dateText(weekOf) }))
          }}
        />
      )}
    </Panel>
  )
}

const rounded = (weeks: number) => numberText(Math.round(weeks * 100) / 100)
