import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Fields } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { dateText, moneyText, numberText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Panel } from '#ui/page.tsx'
import { useCreate, useEdit, useRemove } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import { costs, figures, plannerCost, plannerFigure } from '../records.ts'
import classes from './hr-team.module.css'
import type { Known } from './planner.tsx'

type Setting = { record: AnyRecord; title: string; fields: Fields; given?: Record<string, unknown>; initial?: Record<string, unknown>; of?: { id: string; version: number } }
const { figure: _figure, positionId, value, source } = plannerFigure.asks
const { figure: costOf, country, amount, currency, source: costSource } = plannerCost.asks

/** The open sheet: each figure with its source, who set it and when. None comes with the product. */
export function Sheet({ known }: { known: Known }) {
  const may = useMay(['people:administer:everyone'])
  const [setting, setSetting] = useState<Setting | null>(null)
  const general = (name: string) => known.figures.find(each => each.figure === name && each.positionId === null)
  const own = known.figures.filter(each => each.positionId !== null)
  const said = ({ source: from, setBy, setAt }: Known['figures'][number] | Known['costs'][number]) => <>{from}<span className={classes['two']}>{[setBy, dateText(setAt.slice(0, 10))].filter(Boolean).join(', ')}</span></>
  const set = (name: string, title: string) => { const there = general(name); setSetting({ record: plannerFigure, title, fields: { value, source }, given: { figure: name }, ...there && { initial: { value: there.value, source: there.source }, of: there } }) }
  return (
    <Stack gap="md">
      <Panel title={t('Figures')} actions={may && <Button size="xs" variant="default" onClick={() => setSetting({ record: plannerFigure, title: t('Duties of one position'), fields: { positionId: { ...positionId, optional: false } as never, value, source }, given: { figure: 'duties' } })}>{t('Duties of one position')}</Button>}>
        <Text size="sm" c="dimmed" mb="md">{t('All of them are the company’s own. What needs one that is empty says so by name. Minutes are those of the catalogue of work, moved towards what was answered at closing: the more answers, the further.')}</Text>
        <Rows>{[
          ...Object.entries(figures).map(([name, label]) => {
            const there = general(name)
            return <tr key={name}><th scope="row">{t(label)}</th><td>{there ? numberText(there.value) : <Text span inherit c="dimmed">{t('empty')}</Text>}</td><td>{there && said(there)}</td><td>{may && <Button size="compact-sm" variant="subtle" aria-label={there ? t('Change: {{what}}', { what: t(label) }) : t('Set: {{what}}', { what: t(label) })} onClick={() => set(name, t(label))}>{there ? t('Change') : t('Set')}</Button>}</td></tr>
          }),
          ...own.map(each => <tr key={each.id}><th scope="row">{t('Duties of: {{position}}', { position: each.position ?? '' })}</th><td>{numberText(each.value)}</td><td>{said(each)}</td><td>{may && <Button size="compact-sm" variant="subtle" onClick={() => setSetting({ record: plannerFigure, title: t('Duties of: {{position}}', { position: each.position ?? '' }), fields: { value, source }, initial: { value: each.value, source: each.source }, of: each })}>{t('Change')}</Button>}</td></tr>),
        ]}</Rows>
      </Panel>
      <Panel title={t('Costs')} actions={may && <Button size="xs" variant="default" onClick={() => setSetting({ record: plannerCost, title: t('Add a cost'), fields: { figure: costOf, country, amount, currency, source: costSource } })}>{t('Add a cost')}</Button>}>
        {known.costs.length === 0 ? <Text c="dimmed">{t('None yet: what a position costs the company with everything, by country. Without it answers say that the cost isn’t known.')}</Text> : (
          <Rows>{known.costs.map(each => (
            <tr key={each.id}><th scope="row">{t(costs[each.figure as keyof typeof costs])}<span className={classes['two']}>{each.country ?? t('Everywhere else')}</span></th><td>{moneyText(each.amount, each.currency)}</td><td>{said(each)}</td>
              <td>{may && <Button size="compact-sm" variant="subtle" onClick={() => setSetting({ record: plannerCost, title: wordOf(plannerCost.name, 'figure', costOf, each.figure), fields: { amount, currency, source: costSource }, initial: { amount: each.amount, currency: each.currency, source: each.source }, of: each })}>{t('Change')}</Button>}</td></tr>
          ))}</Rows>
        )}
      </Panel>
      <Modal opened={setting !== null} onClose={() => setSetting(null)} title={setting?.title}>{setting && <SetOne setting={setting} onDone={() => setSetting(null)} />}</Modal>
    </Stack>
  )
}

function Rows({ children }: { children: React.ReactNode }) {
  return <table className={`${classes['table']} ${classes['stack']}`}><thead><tr><th scope="col">{t('What')}</th><th scope="col">{t('Figure')}</th><th scope="col">{t('Source, set by')}</th><th scope="col"><span className="visually-hidden">{t('Change')}</span></th></tr></thead><tbody>{children}</tbody></table>
}

function SetOne({ setting: { record, fields, given = {}, initial = {}, of }, onDone }: { setting: Setting; onDone: () => void }) {
  const create = useCreate(record), edit = useEdit(record), remove = useRemove(record)
  const keep = async (input: Record<string, unknown>) => {
    if (of) await edit.mutateAsync({ id: of.id, version: of.version, changes: input as never })
    else await create.mutateAsync({ ...given, ...input } as never)
    tell(t('Saved'))
    onDone()
  }
  return (
    <>
      <RecordForm place={record.name} fields={fields} initial={initial} submitLabel={t('Save')} hasFocus onCancel={onDone} onSubmit={keep} />
      {of && <Group mt="md"><Button size="compact-sm" variant="subtle" color="red" loading={remove.isPending} onClick={() => { remove.mutateAsync(of).then(onDone, tellProblem) }}>{t('Take it off the sheet')}</Button></Group>}
    </>
  )
}
