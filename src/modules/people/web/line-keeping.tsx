import { useSettings } from '#ui/me.ts'
import { dateText } from '#ui/format.ts'
import { Value } from '#ui/value.tsx'
import { t } from '#ui/words.ts'
import { actingManager, dottedLine } from '../records-lines.ts'
import { today, type JobHeld } from './data.ts'
import { Kept } from './kept.tsx'
import { useReports } from './reports.tsx'

/** The lines beside the direct one, for who keeps them: who stands in where somebody leads, and dotted lines where the company uses them. */
export function LineKeeping({ job }: { job: JobHeld }) {
  const { usesDottedLines } = useSettings()
  const { data: reports } = useReports(job.personId)
  const given = { assignmentId: job.id }
  if (job.status === 'ended') return null
  return <>
    {(reports?.total ?? 0) > 0 && (
      <Kept
        record={actingManager} personId={job.personId} title={t('Acting manager')} none={t('Nobody stands in.')} add={t('Name an acting manager')} given={given}
        asks={{ actingAssignmentId: actingManager.asks.actingAssignmentId, startsOn: actingManager.asks.startsOn, endsOn: actingManager.asks.endsOn, rights: actingManager.asks.rights }}
        initial={{ startsOn: today(), rights: 'keeps' }} heading={row => <Value place={actingManager.name} name="actingAssignmentId" field={actingManager.all.actingAssignmentId} value={row.actingAssignmentId} row={row} isPlain />}
        facts={['startsOn', 'endsOn', 'rights']} mark={dated} note={t('Whoever stands in sees and decides what this job’s manager would, from the first day to the last, and not a day longer.')}
      />
    )}
    {usesDottedLines && (
      <Kept
        record={dottedLine} personId={job.personId} title={t('Dotted lines')} none={t('No dotted line.')} add={t('Draw a dotted line')} given={given}
        asks={{ managerAssignmentId: dottedLine.asks.managerAssignmentId, purpose: dottedLine.asks.purpose, startsOn: dottedLine.asks.startsOn, endsOn: dottedLine.asks.endsOn }}
        initial={{ startsOn: today() }} heading={row => <Value place={dottedLine.name} name="managerAssignmentId" field={dottedLine.all.managerAssignmentId} value={row.managerAssignmentId} row={row} isPlain />}
        facts={['purpose', 'startsOn', 'endsOn']} mark={dated}
      />
    )}
  </>
}

const dated = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) =>
  startsOn > today() ? t('from {{from}}', { from: dateText(startsOn) }) : endsOn !== null && endsOn < today() ? t('over') : null
