import { Button, Group, Menu, Modal, Text, type ButtonProps } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Fields } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { leaves, type Move } from '#shared/workflow.ts'
import { listText } from './format.ts'
import { useMove, type Shown } from './queries.ts'
import { RecordForm } from './record-form.tsx'
import { tell, tellProblem } from './tell.tsx'
import { actionLabel, t, wordOf } from './words.ts'

type MoveName<R extends AnyRecord> = keyof NonNullable<R['flow']>['moves'] & string
/** Another thing one may do here, beside the moves. */
export type OtherAction = { label: string; onClick: () => void; isDanger?: boolean; isDisabled?: boolean; reason?: string }
type Props<R extends AnyRecord> = {
  record: R
  row: Shown<R>
  /** What a move asks for; such a move opens a form. */
  inputs?: { [name in MoveName<R>]?: Fields }
  /** Moves that can't be undone: never the main button, always asked first, with what will be lost. */
  danger?: { [name in MoveName<R>]?: ReactNode }
  others?: readonly OtherAction[]
  /** Beside what one came for: nothing stands out, and what isn't possible now isn't named. */
  isQuiet?: boolean
  size?: ButtonProps['size']
  onDone?: (move: string) => void
}

/** The one next move as the main button, the others in a menu, each with the reason when it isn't possible now. */
export function MoveButtons<R extends AnyRecord>({ record, row, inputs = {}, danger = {}, others = [], isQuiet = false, size = 'sm', onDone }: Props<R>) {
  const [asked, setAsked] = useState<string | null>(null)
  const moving = useMove(record)
  const status = (row as Record<string, unknown>)['status'] as string | null
  const moves = Object.entries<Move>(record.flow?.moves ?? {})
  const asks = inputs as Record<string, Fields | undefined>
  const warnings = danger as Record<string, ReactNode>
  const isPossible = (name: string) => row.can.includes(name)
  const label = (name: string, move: Move) => actionLabel(`${record.name}.${name}`, move.label)
  const run = async (name: string, input?: unknown) => {
    await moving.mutateAsync({ id: row.id, version: row.version, move: name, input })
    setAsked(null)
    onDone?.(name)
  }
  const start = (name: string, move: Move) => {
    if (asks[name] || name in warnings) return setAsked(name)
    run(name).then(() => tell(t('Done: {{what}}', { what: label(name, move) })), tellProblem)
  }
  const main = moves.find(([name]) => isPossible(name) && !(name in warnings))
  const rest = moves.filter(([name]) => name !== main?.[0] && (isPossible(name) || !isQuiet && row.can.includes('update')))
  const open = asked === null ? undefined : moves.find(([name]) => name === asked)
  if (!main && rest.every(([name]) => !isPossible(name)) && others.length === 0) return null
  return (
    <Group gap="xs">
      {main && <Button size={size} {...isQuiet && { variant: 'default' }} loading={moving.isPending && asked === null} onClick={() => start(...main)}>{label(...main)}</Button>}
      {(rest.length > 0 || others.length > 0) && (
        <Menu>
          <Menu.Target><Button size={size} variant="default" rightSection={<ChevronDown size={15} />}>{main ? t('More') : t('Actions')}</Button></Menu.Target>
          <Menu.Dropdown>
            {others.map(other => <Item key={other.label} {...other} />)}
            {rest.map(([name, move]) => (
              <Item key={name} label={label(name, move)} onClick={() => start(name, move)} isDanger={name in warnings} isDisabled={!isPossible(name)} reason={isPossible(name) ? undefined : reasonOf(record, move, status)} />
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {open && (
        <Modal opened onClose={() => setAsked(null)} title={label(...open)} size="lg">
          {warnings[open[0]] && <Text mb="md">{warnings[open[0]]}</Text>}
          {asks[open[0]] ? (
            <RecordForm place={record.name} fields={asks[open[0]]!} submitLabel={label(...open)} isDanger={open[0] in warnings} onSubmit={input => run(open[0], input)} onCancel={() => setAsked(null)} hasFocus />
          ) : (
            <Group gap="sm">
              <Button color="red" loading={moving.isPending} onClick={() => void run(open[0]).catch(tellProblem)}>{label(...open)}</Button>
              <Button variant="default" onClick={() => setAsked(null)}>{t('Cancel')}</Button>
            </Group>
          )}
        </Modal>
      )}
    </Group>
  )
}

function Item({ label, onClick, isDanger = false, isDisabled = false, reason }: OtherAction) {
  return <Menu.Item onClick={onClick} disabled={isDisabled} {...isDanger && !isDisabled && { color: 'red' }}>{label}{reason && <Text size="xs" c="dimmed">{reason}</Text>}</Menu.Item>
}

function reasonOf(record: AnyRecord, move: Move, status: string | null): string {
  const from = leaves(move)
  if (status !== null && from.includes(status)) return t('This isn’t yours to do')
  return t('Only while it is {{states}}', { states: listText(from.map(state => wordOf(record.name, 'status', record.all['status'], state).toLowerCase())) })
}
