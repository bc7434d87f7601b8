import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAddress } from '#ui/address.ts'
import { FieldInput } from '#ui/fields/field-input.tsx'
import { Page } from '#ui/page.tsx'
import { useCreate } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { leaveCase } from '../records.ts'
import { useEmployments } from './balances.tsx'
import classes from './leave.module.css'

const { personId: person, employmentId: _, ...fields } = leaveCase.asks
const none = () => undefined

/** A new case: whom it is about, then what the rules need to know. */
export default function NewCase() {
  const [search, setSearch] = useAddress()
  const personId = search['person'] ?? ''
  return (
    <Page title={t('Open a case')} crumbs={[{ label: t('Time off'), to: '/leave' }, { label: t('Leave cases'), to: '/leave/cases' }]} width="form">
      <div className={classes['stack']}>
        <FieldInput place={leaveCase.name} name="personId" field={person} id="case-person" value={personId} values={{}} error={null} onChange={value => setSearch({ person: value ? String(value) : null })} onBlur={none} />
        {personId && <OfPerson key={personId} personId={personId} />}
      </div>
    </Page>
  )
}

function OfPerson({ personId }: { personId: string }) {
  const employed = useEmployments(personId), navigate = useNavigate(), create = useCreate(leaveCase)
  const [chosen, setChosen] = useState('')
  const employmentId = chosen || employed[0]?.id
  if (!employmentId) return null
  return (
    <>
      {employed.length > 1 && <NativeSelect label={t('In which job')} value={employmentId} onChange={event => setChosen(event.currentTarget.value)} data={employed.map(({ id, label }) => ({ value: id, label }))} />}
      <RecordForm
        key={employmentId} place={leaveCase.name} fields={fields} hasFocus submitLabel={t('Open the case')} initial={{ twelveMonths: 'rolling-backward', isIntermittent: false }} onCancel={() => void navigate({ to: '/leave/cases' })}
        sections={[{ fields: ['askedOn', 'startsOn', 'endsOn', 'isIntermittent', 'leaveFor', 'reason'] }, { title: t('What the rules need to know'), fields: ['hoursWorked', 'employeesNearby', 'weeklyHours', 'twelveMonths', 'yearStartsOn'] }]}
        onSubmit={async input => {
          const { id } = await create.mutateAsync({ ...input, personId, employmentId })
          tell(t('The case is open. What is due stands on the desk.'))
          await navigate({ to: `/leave/cases/${id}` })
        }}
      />
    </>
  )
}
