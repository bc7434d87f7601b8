import { Anchor, Button, Group, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { dateText } from '#ui/format.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { Panel } from '#ui/page.tsx'
import { useOne, useRows, type Listed } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { Status, Value } from '#ui/value.tsx'
import { labelOf, t, wordOf } from '#ui/words.ts'
import { contract, employment } from '../records.ts'
import type { JobHeld } from './data.ts'
import { EmploymentDates } from './employment-dates.tsx'
import classes from './people.module.css'
import { EmploymentLetter } from './letter-panel.tsx'
import { Planned } from './planned.tsx'
import { Strand } from './strand.tsx'
import { Withdraw } from './withdraw.tsx'

/** One employment: whose, since when, on which terms, and what may be done with it. */
export function EmploymentPanel({ id, job, isOnly }: { id: string; job: JobHeld; isOnly: boolean }) {
  const { data: row } = useOne(employment, id)
  const { data: contracts } = useRows(contract, { employmentId: id })
  if (!row) return null
  const mayChange = row.can.includes('update') && job.status !== 'ended'
  const state = row.status && !row.withheld?.includes('status') && <Status value={row.status} label={wordOf(employment.name, 'status', employment.all.status, row.status)} />
  return (
    <Panel title={isOnly ? t('Employment') : t('Employment at {{entity}} from {{date}}', { entity: job.legalEntityName, date: dateText(row.startsOn) })} actions={<Group gap="xs">
      {state}
      {row.can.includes('transfer') && job.status !== 'ended' && <Button component={Link} to={`/people/${job.personId}/transfer`} search={{ employment: id } as never} variant="default" size="xs">{t('Transfer to another legal entity')}</Button>}
      {(row.can.includes('reinstate') || row.can.includes('recall')) && <MoveButtons record={employment} row={row} size="xs" danger={takingBack()} />}
      <Withdraw row={row} name={job.name} />
    </Group>}>
      <Planned personId={job.personId} jobs={[job.id]} fact="end" />
      <Planned personId={job.personId} jobs={[job.id]} fact="entity" />
      <div className={classes['halves']}>
        <div>
          <RecordFacts record={employment} row={row} fields={['legalEntityId', 'number', 'kind', 'startsOn', ...row.status === 'transferred' ? ['endsOn' as const] : row.endsOn ? leaving : []]} />
          <EmploymentDates row={row} />
          <EmploymentLetter row={row} />
        </div>
        {(contracts?.length ?? 0) > 0 && (
          <div>
            <Group justify="space-between" mb="sm"><Title order={3}>{t('Contract')}</Title>{mayChange && <Anchor component={Link} to={`/people/${job.personId}/change`} search={{ job: job.id, what: 'contract' } as never} size="sm">{t('Change contract')}</Anchor>}</Group>
            <Planned personId={job.personId} jobs={[job.id]} fact="contract" />
            <Strand rows={contracts ?? []} label={t('Contract')}>{row => <ContractRow row={row} />}</Strand>
          </div>
        )}
      </div>
    </Panel>
  )
}

const takingBack = () => ({
  reinstate: t('The employment goes on as if it had not been ended; what was written about the end is emptied.'),
  recall: t('The employment goes on here, and the one that continued it is no more. Possible while nothing was changed there.'),
})
const leaving = ['endsOn', 'terminationKind', 'terminationReasonId', 'terminationReason'] as const

function ContractRow({ row }: { row: Listed<typeof contract> }) {
  const dates = (['fixedTermEndsOn', 'fixedTermGround', 'probationEndsOn'] as const).filter(name => row[name])
  return <>
    <Value place={contract.name} name="form" field={contract.all.form} value={row.form} />
    {dates.map(name => <div key={name}>{labelOf(contract.name, name, contract.all[name])}: <Value place={contract.name} name={name} field={contract.all[name]} value={row[name]} /></div>)}
  </>
}
