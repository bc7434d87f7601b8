import { dateText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { labelOf, t } from '#ui/words.ts'
import { directoryEntry } from '../records.ts'
import { current, type JobHeld } from './data.ts'
import { Law } from './law.tsx'
import { LineFacts } from './line.tsx'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { SeatFact } from './seat.tsx'
import { usePay } from './use-pay.ts'
import { useTerms } from './use-terms.ts'
import { hoursText, lengthText, payText } from './words.ts'

/** The jobs that one holds, the main one first. */
export function MyJobs({ jobs }: { jobs: readonly JobHeld[] }) {
  const held = jobs.filter(({ status }) => status !== 'ended')
  return held.map(job => <MyJob key={job.id} job={job} isOnly={held.length === 1} />)
}

function MyJob({ job, isOnly }: { job: JobHeld; isOnly: boolean }) {
  const { rows: paid } = usePay(job.personId, [job])
  const { now, pay, law } = useTerms(job.id)
  const wage = current(paid)
  const worked = current(pay)
  const length = lengthText(job.startsOn)
  const label = (name: string) => labelOf(directoryEntry.name, name, directoryEntry.all[name as 'name'])
  return (
    <Panel title={isOnly ? t('My job') : job.isPrimary ? t('My main job') : t('My second job')}>
      <FactList>
        <Fact label={label('jobTitle')}>{job.jobTitle}</Fact>
        <SeatFact assignmentId={job.id} />
        <LineFacts job={job} />
        <Fact label={label('unitName')}>{job.unitName}</Fact>
        <Fact label={label('locationName')}>{job.locationName}</Fact>
        {now && <Fact label={t('Working hours')}>{hoursText(now)}</Fact>}
        {wage && <Fact label={t('Pay')}>{payText({ ...wage, amount: worked?.actual ?? wage.amount })}</Fact>}
        {law && law.placeOf !== 'office' && <Fact label={t('Law and holidays')}><Law law={law} /></Fact>}
        <Fact label={label('startsOn')}>{dateText(job.startsOn)}{length && ` (${length})`}</Fact>
        {job.number && <Fact label={label('number')}>{job.number}</Fact>}
      </FactList>
    </Panel>
  )
}
