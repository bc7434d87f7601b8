import { Button, Group, SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { FileUp, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AnyRecord } from '#shared/record.ts'
import { useAddress, useParam } from './address.ts'
import { Beside } from './beside.tsx'
import { useCrumbs, type Crumb } from './crumbs.ts'
import { nameOf } from './declared.ts'
import { useMay } from './me.ts'
import { useOne, type Listed, type Shown } from './queries.ts'
import { PageHeader } from './page.tsx'
import { RecordImport } from './record-import.tsx'
import { RecordPanel } from './record-panel.tsx'
import { RecordTable } from './record-table.tsx'
import type { Needs } from './seam.ts'
import { pluralLabel, recordLabel, t } from './words.ts'

type Props<R extends AnyRecord> = {
  record: R
  /** Where its list stands; the route is this and `/{-$id}`. */
  at: string
  columns: readonly (keyof Listed<R> & string)[]
  filters?: readonly (keyof Listed<R> & string)[]
  /** Who may make new ones; rows say by themselves what may be done with them. */
  needs: Needs
  title?: string
  crumbs?: readonly Crumb[]
  empty?: string
  hasImport?: boolean
  /** Another way to look at the list: a tree, a map. The list stays its twin. */
  twin?: { label: string; look: (openId: string | null, hrefOf: (id: string) => string) => ReactNode }
  /** What else belongs to one of them, below its fields. */
  more?: (row: Shown<R>) => ReactNode
}

/** All pages of a plain record, from its declaration: its list, and beside it a new one, one to change or delete, an import. */
export function RecordPages<R extends AnyRecord>({ record, at, columns, filters = [], needs, title = pluralLabel(record), crumbs = settings(), empty, hasImport = true, twin, more }: Props<R>) {
  const open = useParam('id')
  const isOne = open !== '' && open !== 'new' && open !== 'import'
  const one = useOne(record, isOne ? open : null)
  const mayMake = useMay(needs)
  const navigate = useNavigate()
  const [search, setSearch] = useAddress()
  const hrefOf = (id: string) => `${at}/${id}`
  const go = (id: string) => void navigate({ to: id ? hrefOf(id) : at, search: true as never, resetScroll: false })
  const name = nameOf(record, one.data) ?? recordLabel(record)
  const newTitle = t('New: {{what}}', { what: recordLabel(record).toLowerCase() })
  const importTitle = t('Import {{what}}', { what: title.toLowerCase() })
  const panelTitle = open === 'new' ? newTitle : open === 'import' ? importTitle : one.isError ? recordLabel(record) : name
  const panel = open === '' || (!isOne && !mayMake) ? null : {
    key: open, title: panelTitle,
    body: open === 'import'
      ? <RecordImport record={record} onDone={() => go('')} />
      : <RecordPanel record={record} one={isOne ? one : null} onMade={go} onGone={() => go('')} onCancel={() => go('')} more={more} />,
  }
  const isTwin = twin !== undefined && search['as'] !== 'list'
  const actions = (
    <Group gap="xs">
      {twin && <SegmentedControl size="xs" aria-label={t('Show as')} value={isTwin ? 'twin' : 'list'} onChange={value => setSearch({ as: value === 'list' ? 'list' : null })} data={[{ value: 'twin', label: twin.label }, { value: 'list', label: t('List') }]} />}
      {mayMake && hasImport && <Button variant="default" leftSection={<FileUp size={16} aria-hidden />} onClick={() => go('import')}>{t('Import')}</Button>}
      {mayMake && <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => go('new')}>{t('New')}</Button>}
    </Group>
  )
  return (
    <RecordFrame title={title} crumbs={crumbs} panelTitle={panel && panelTitle} at={at}>
      <Beside panel={panel} onClose={() => go('')}>
        {isTwin ? <TwinPage title={title} actions={actions}>{twin.look(isOne ? open : null, hrefOf)}</TwinPage> : (
          <RecordTable
            record={record} columns={columns} filters={filters} title={title} actions={actions} href={row => hrefOf(row.id)} openId={isOne ? open : null}
            empty={{ title: t('Nothing here yet: {{what}}', { what: title.toLowerCase() }), ...empty && { text: empty }, action: mayMake ? <Button variant="default" mt="xs" onClick={() => go('new')}>{newTitle}</Button> : undefined }}
          />
        )}
      </Beside>
    </RecordFrame>
  )
}

/** Tells where one stands: its effect runs after those of the list within. */
function RecordFrame({ title, crumbs, panelTitle, at, children }: { title: string; crumbs: readonly Crumb[]; panelTitle: string | null; at: string; children: ReactNode }) {
  useCrumbs(panelTitle || title, panelTitle ? [...crumbs, { label: title, to: at }] : crumbs)
  return children
}

function TwinPage({ title, actions, children }: { title: string; actions: ReactNode; children: ReactNode }) {
  return <section aria-label={title}><PageHeader title={title} actions={actions} />{children}</section>
}

const settings = (): readonly Crumb[] => [{ label: t('Settings'), to: '/settings' }]
