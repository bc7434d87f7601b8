import { Badge, Button, Group, Modal, Skeleton, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Static } from 'typebox'
import { functions } from '#shared/functions.ts'
import { workLevels } from '#shared/work.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { numberText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Page, Panel } from '#ui/page.tsx'
import { useCreate, useEdit, useRead, useRemove, useRows, type Listed } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { labelOf, t } from '#ui/words.ts'
import type { kindsOfWork } from '../contract.ts'
import { workKind } from '../records.ts'

type Kind = Static<typeof kindsOfWork.output>['items'][number]

/** What there is to do in HR: as it comes, and as this company wants it. */
export default function WorkKinds() {
  const { data, error } = useRead<Static<typeof kindsOfWork.output>>('/desk/kinds')
  return (
    <Page title={t('Kinds of work')} crumbs={[{ label: t('Settings'), to: '/settings' }]} about={t('To which area of HR work belongs, who is right for it, how long it usually takes and by when it is to be done. What you say otherwise holds for what comes from now on.')}>
      {error ? <ErrorNote error={error} /> : !data ? <Skeleton height={480} /> : <Kinds kinds={data.items.filter(({ audience }) => audience === 'hr')} />}
    </Page>
  )
}

function Kinds({ kinds }: { kinds: readonly Kind[] }) {
  const mayChange = useMay(['people:administer'])
  const { data: own = [] } = useRows(workKind, {}, { isOn: mayChange })
  const [kind, setKind] = useState<Kind | null>(null)
  const label = (name: 'hrFunction' | 'level' | 'usualMinutes' | 'serviceDays') => labelOf(workKind.name, name, workKind.asks[name])
  return (
    <Panel title={t('What there is to do')}>
      <Table.ScrollContainer minWidth={620} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('What there is to do') } }}>
        <Table>
          <Table.Thead><Table.Tr><Table.Th>{t('What')}</Table.Th><Table.Th>{label('hrFunction')}</Table.Th><Table.Th>{label('level')}</Table.Th><Table.Th ta="end">{label('usualMinutes')}</Table.Th><Table.Th ta="end">{t('Working days')}</Table.Th>{mayChange && <Table.Td />}</Table.Tr></Table.Thead>
          <Table.Tbody>{kinds.map(each => (
            <Table.Tr key={each.kind}>
              <Table.Th scope="row" fw={500}>{t(each.label)}{each.isOwn && <> <Badge component="span" size="sm" radius="sm" variant="default" tt="none" fw={500}>{t('changed here')}</Badge></>}</Table.Th>
              <Table.Td>{t(functions[each.hrFunction as keyof typeof functions])}</Table.Td><Table.Td style={{ whiteSpace: 'nowrap' }}>{t(workLevels[each.level as keyof typeof workLevels])}</Table.Td>
              <Table.Td ta="end">{numberText(each.usualMinutes)}</Table.Td><Table.Td ta="end">{numberText(each.serviceDays)}</Table.Td>
              {mayChange && <Table.Td ta="end"><Button size="compact-xs" variant="default" aria-label={t('Change {{what}}', { what: t(each.label) })} onClick={() => setKind(each)}>{t('Change')}</Button></Table.Td>}
            </Table.Tr>
          ))}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {kind && <Otherwise kind={kind} own={own.find(each => each.kind === kind.kind)} onClose={() => setKind(null)} />}
    </Panel>
  )
}

/** What is left empty stays as it came. */
function Otherwise({ kind, own, onClose }: { kind: Kind; own: Listed<typeof workKind> | undefined; onClose: () => void }) {
  const [creating, editing, removing] = [useCreate(workKind), useEdit(workKind), useRemove(workKind)]
  const { kind: _, ...fields } = workKind.asks
  const back = () => void removing.mutateAsync(own!).then(() => { tell(t('It is as it came')); onClose() }, tellProblem)
  return (
    <Modal opened onClose={onClose} title={t(kind.label)} size="lg">
      <Text size="sm" c="dimmed" mb="md">{t('What you leave empty stays as it comes with the product.')}</Text>
      <RecordForm place={workKind.name} fields={fields} initial={own ?? {}} submitLabel={t('Save')} onCancel={onClose} withNulls={own !== undefined} hasFocus
        onSubmit={async input => { await (own ? editing.mutateAsync({ id: own.id, version: own.version, changes: input }) : creating.mutateAsync({ kind: kind.kind, ...input })); tell(t('Saved')); onClose() }} />
      {own && <Group mt="md"><Button variant="subtle" color="red" size="compact-md" loading={removing.isPending} onClick={back}>{t('As it came')}</Button></Group>}
    </Modal>
  )
}
