import { ActionIcon, Button, Group, Menu, Modal, Text, Title } from '@mantine/core'
import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import type { Fields } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { dateText, listText, numberText } from '#ui/format.ts'
import { useCreate, useEdit, useRead, useRemove, useRows, type Shown } from '#ui/queries.ts'
import { RecordFacts } from '#ui/record-facts.tsx'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { useMe } from '#ui/me.ts'
import { recordLabel, t, wordOf } from '#ui/words.ts'
import type { Service } from '../contract-life.ts'
import { contract, employment } from '../records.ts'
import { agreedNotice, externalId, notice, seniorityDate } from '../records-life.ts'
import classes from './people.module.css'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { agreedText, AskEndByLaw, EndByLawOf } from './end-by-law.tsx'
import { lengthText } from './words.ts'

type Employed = Shown<typeof employment>
const beginning = ['signedOn', 'firstWorkingDay'] as const
const service = ['originalHireOn', 'serviceFrom', 'serviceReason'] as const
const engaged = ['detail', 'supplier', 'sponsorAssignmentId', 'engagedUntil'] as const

/** The dates of an employment, each with its meaning: what is entered, and what follows from it. Nothing empty is shown. */
export function EmploymentDates({ row }: { row: Employed }) {
  const { data: follows } = useRead<Service>(`/employments/${row.id}/service`)
  const { data: seniority } = useRows(seniorityDate, { employmentId: row.id })
  const { data: notices } = useRows(notice, { employmentId: row.id })
  const { data: agreed } = useRows(agreedNotice, { employmentId: row.id })
  const { data: others } = useRows(externalId, { employmentId: row.id })
  const isTheirs = useMe().personId === row.personId
  const mayAsk = isTheirs || !row.withheld?.includes('status')
  const mayChange = row.can.includes('update')
  const given = <N extends keyof Employed & string>(names: readonly N[]) => names.filter(name => row[name] != null)
  const isEmployee = row.kind === 'employee'
  return (
    <>
      {given(beginning).length > 0 && <RecordFacts record={employment} row={row} fields={given(beginning)} />}
      {isEmployee && follows && (
        <FactList>
          {follows.originalHireOn && follows.originalHireOn !== row.startsOn && <Fact label={t('Original hire')}>{dateText(follows.originalHireOn)} <Derived /></Fact>}
          <Fact label={t('Continuous service')}>{[dateText(follows.serviceFrom), lengthText(follows.serviceFrom)].filter(Boolean).join(', ')} {row.serviceFrom ? <Text span size="sm" c="dimmed">{row.serviceReason}</Text> : <Derived />}</Fact>
          {seniority?.map(each => <Fact key={each.id} label={t('Counts for {{purpose}}', { purpose: wordOf(seniorityDate.name, 'purpose', seniorityDate.all.purpose, each.purpose).toLowerCase() })}>{dateText(each.countsFrom)} <Text span size="sm" c="dimmed">{each.reason}</Text>{mayChange && <Removing record={seniorityDate} row={each} />}</Fact>)}
          {follows.terms && follows.terms.count > 1 && <Fact label={t('Fixed terms in a row')}>{t('{{count}}, from {{from}} until {{until}} ({{days}} days)', { count: follows.terms.count, from: dateText(follows.terms.from), until: dateText(follows.terms.until), days: numberText(follows.terms.days) })} <Derived /></Fact>}
          {follows.terms && follows.terms.count > 1 && follows.terms.grounds.some(ground => ground !== null) && <Fact label={t('Their grounds')}>{follows.terms.grounds.map(ground => ground ? wordOf(contract.name, 'fixedTermGround', contract.all.fixedTermGround, ground) : t('not said')).join(' · ')}</Fact>}
          {follows.probations.length > 1 && <Fact label={t('Probation was extended')}>{t('from {{ends}} to {{last}}', { ends: listText(follows.probations.slice(0, -1).map(day => dateText(day))), last: dateText(follows.probations.at(-1)!) })} <Derived /></Fact>}
        </FactList>
      )}
      {!isEmployee && given(engaged).length > 0 && <RecordFacts record={employment} row={row} fields={given(engaged)} />}
      {notices?.map(each => (
        <FactList key={each.id}>
          <Fact label={t('Notice')}>{wordOf(notice.name, 'givenBy', notice.all.givenBy, each.givenBy)}, {dateText(each.givenOn)}{mayChange && <Removing record={notice} row={each} />}</Fact>
          {each.lastWorkingDay && <Fact label={t('Last working day')}>{dateText(each.lastWorkingDay)}</Fact>}
          {each.paidUntil && <Fact label={t('Paid until')}>{dateText(each.paidUntil)}</Fact>}
          {each.shorterReason && <Fact label={t('Earlier than the law’s notice')}>{each.shorterReason}</Fact>}
        </FactList>
      ))}
      {isEmployee && (agreed?.length ?? 0) > 0 && <FactList>{agreed!.map(each => <Fact key={each.id} label={t('Agreed notice, {{by}}', { by: wordOf(agreedNotice.name, 'givenBy', agreedNotice.all.givenBy, each.givenBy).toLowerCase() })}>{agreedText(each)} <Text span size="sm" c="dimmed">{wordOf(agreedNotice.name, 'agreedIn', agreedNotice.all.agreedIn, each.agreedIn)}</Text>{mayChange && <Removing record={agreedNotice} row={each} />}</Fact>)}</FactList>}
      {isEmployee && mayAsk && (notices?.length
        ? <EndByLawOf employmentId={row.id} givenOn={notices[0]!.givenOn} givenBy={notices[0]!.givenBy} lastDay={row.endsOn} />
        : row.endsOn === null && <AskedNotice employmentId={row.id} />)}
      {(others?.length ?? 0) > 0 && <>
        <Title order={3} className={classes['sub']}>{t('Numbers in other systems')}</Title>
        <FactList>{others!.map(each => <Fact key={each.id} label={each.system}>{each.value}{mayChange && <Removing record={externalId} row={each} />}</Fact>)}</FactList>
      </>}
      {mayChange && <Keeping row={row} mayAdd={[...isEmployee ? [seniorityDate] : [], ...notices?.length === 0 ? [notice] : [], ...isEmployee ? [agreedNotice] : [], externalId]} />}
    </>
  )
}

/** Worked out when somebody asks. */
function AskedNotice({ employmentId }: { employmentId: string }) {
  const [isOpen, setOpen] = useState(false)
  return <details className={classes['asking']} onToggle={event => setOpen(event.currentTarget.open)}><summary>{t('How much notice is due?')}</summary>{isOpen && <AskEndByLaw employmentId={employmentId} />}</details>
}

const Derived = () => <Text span size="sm" c="dimmed">{t('worked out')}</Text>

/** One button for what is there already, one for what may be added. */
function Keeping({ row, mayAdd }: { row: Employed; mayAdd: readonly AnyRecord[] }) {
  const [open, setOpen] = useState<AnyRecord | null>(null)
  const close = () => setOpen(null)
  return (
    <Group gap="xs" mt="sm">
      <Button variant="default" size="xs" onClick={() => setOpen(employment)}>{t('Change dates')}</Button>
      <Menu position="bottom-start">
        <Menu.Target><Button variant="default" size="xs" rightSection={<ChevronDown size={14} aria-hidden />}>{t('Add')}</Button></Menu.Target>
        <Menu.Dropdown>{mayAdd.map(record => <Menu.Item key={record.name} onClick={() => setOpen(record)}>{recordLabel(record)}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
      {open === employment && <Changing row={row} onClose={close} />}
      {open && open !== employment && <Adding record={open} row={row} onClose={close} />}
    </Group>
  )
}

function Changing({ row, onClose }: { row: Employed; onClose: () => void }) {
  const edit = useEdit(employment)
  const fields = row.kind === 'employee' ? [...beginning, ...service] : [...beginning, ...engaged]
  return (
    <Asking label={t('Change dates')} onClose={onClose} fields={Object.fromEntries(fields.map(name => [name, employment.asks[name]]))} place={employment.name} initial={Object.fromEntries(fields.map(name => [name, row[name] ?? null]))} isChange
      onSubmit={changes => edit.mutateAsync({ id: row.id, version: row.version, changes: changes as never })} />
  )
}

function Adding({ record, row, onClose }: { record: AnyRecord; row: Employed; onClose: () => void }) {
  const make = useCreate(record)
  const { personId: _, employmentId: __, ...fields } = record.asks
  return <Asking label={t('Add: {{label}}', { label: recordLabel(record) })} onClose={onClose} fields={fields} place={record.name} onSubmit={input => make.mutateAsync({ ...input, personId: row.personId, employmentId: row.id } as never)} />
}

type Asked = { label: string; fields: Fields; place: string; initial?: Record<string, unknown>; isChange?: boolean; onClose: () => void; onSubmit: (input: object) => Promise<unknown> }
function Asking({ label, fields, place, initial = {}, isChange = false, onClose, onSubmit }: Asked) {
  return (
    <Modal opened onClose={onClose} title={label} size="lg">
      <RecordForm place={place} fields={fields} initial={initial} submitLabel={t('Save')} withNulls={isChange} hasFocus onCancel={onClose} onSubmit={async input => { await onSubmit(input); tell(t('Saved')); onClose() }} />
    </Modal>
  )
}

function Removing({ record, row }: { record: AnyRecord; row: { id: string; version: number } }) {
  const remove = useRemove(record)
  return <ActionIcon variant="subtle" color="gray" size="sm" ms="xs" aria-label={t('Remove')} loading={remove.isPending} onClick={() => remove.mutateAsync(row).catch(tellProblem)}><X size={14} aria-hidden /></ActionIcon>
}
