import { dateText } from '#ui/format.ts'
import { useMay, useMe } from '#ui/me.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { Panel, TwoColumns } from '#ui/page.tsx'
import type { Shown } from '#ui/queries.ts'
import { valueText } from '#ui/value.tsx'
import { labelOf, t } from '#ui/words.ts'
import { directoryEntry, person } from '../records.ts'
import { Birthday } from './birthday.tsx'
import type { JobHeld } from './data.ts'
import { JobLine } from './lines.tsx'
import { Manager } from './manager.tsx'
import { Rename } from './names.tsx'
import { EmergencyContacts } from './nearest.tsx'
import classes from './people.module.css'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { Reports } from './reports.tsx'
import { useTerms } from './use-terms.ts'
import { hoursText, lengthText } from './words.ts'

export function Overview({ person: who, jobs }: { person: Shown<typeof person>; jobs: readonly JobHeld[] }) {
  const [main] = jobs
  const { isManager } = useMe()
  // Who looks after people finds them under “Personal”.
  const looksAfter = useMay(['people'])
  return (
    <TwoColumns aside={<><ManagerPanel jobs={jobs} /><Reports who={who} /></>}>
      {main && <Panel title={t('Work')}><Work main={main} isManaged={isManager && !looksAfter} /></Panel>}
      {jobs.length > 1 && <Panel title={t('Jobs held')}><ul className={classes['people']}>{jobs.map(job => <JobLine key={job.id} job={job} />)}</ul></Panel>}
      <Panel title={t('Name and contact at work')} actions={<Rename person={who} />}><RecordFacts record={person} row={who} fields={['name', 'preferredName', 'pronouns', 'workEmail', 'workPhone']} cells={{ name: ({ name }) => name }} /></Panel>
      {isManager && !looksAfter && <EmergencyContacts personId={who.id} />}
    </TwoColumns>
  )
}

function Work({ main, isManaged }: { main: JobHeld; isManaged: boolean }) {
  const { now } = useTerms(main.id)
  const length = main.status === 'active' ? lengthText(main.startsOn) : null
  const said = (name: keyof JobHeld & string) => valueText({ place: directoryEntry.name, name, field: directoryEntry.all[name] }, main[name])
  const label = (name: string) => labelOf(directoryEntry.name, name, directoryEntry.all[name as 'name'])
  return (
    <FactList>
      <Fact label={label('jobTitle')}>{main.jobTitle}</Fact>
      <Fact label={label('unitName')}>{main.unitName}</Fact>
      <Fact label={label('locationName')}>{[main.locationName, said('country')].filter(Boolean).join(', ')}</Fact>
      {now && <Fact label={t('Working hours')}>{hoursText(now)}</Fact>}
      <Fact label={label('legalEntityName')}>{main.legalEntityName}</Fact>
      <Fact label={label('workerKind')}>{said('workerKind')}</Fact>
      <Fact label={label('startsOn')}>{dateText(main.startsOn)}{length && ` (${length})`}</Fact>
      {isManaged && <Birthday personId={main.personId} />}
    </FactList>
  )
}

function ManagerPanel({ jobs }: { jobs: readonly JobHeld[] }) {
  const led = jobs.filter(({ status, managerName }) => status !== 'ended' && managerName)
  if (led.length === 0) return null
  return (
    <Panel title={t('Reports to')}>
      {led.length === 1 ? <Manager job={led[0]!} /> : <FactList>{led.map(job => <Fact key={job.id} label={job.jobTitle}><Manager job={job} /></Fact>)}</FactList>}
    </Panel>
  )
}
