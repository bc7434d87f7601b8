import { Button, Modal, Stack, Text, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { address } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { useRead } from '#ui/queries.ts'
import { TellThem, type Tells } from '#ui/tell-them.tsx'
import { t } from '#ui/words.ts'
import type { DeskItem } from '../contract.ts'
import type { DeskActs } from './desk-acts.ts'
import classes from './desk.module.css'

type Colleague = { id: string; name: string; jobTitle: string | null; openItems: number }
type Props = { how: 'assigned' | 'handed'; items: readonly DeskItem[]; acts: DeskActs; onDone: () => void; onClose: () => void }

/** To whom: only those who may have it are offered, those with the least first. Handing on goes with what the other needs to know. */
export function Give({ how, items, acts, onDone, onClose }: Props) {
  const [q, setQ] = useState('')
  const [to, setTo] = useState<Colleague | null>(null)
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const { data, error } = useRead<{ items: Colleague[] }>(address(`/work-items/${items[0]!.id}/colleagues`, { q }))
  const isHanded = how === 'handed', isBulk = items.length > 1
  const [tells, setTells] = useState<Tells>(null)
  // Whoever has it already isn't somebody to give it to.
  const others = data?.items.filter(each => items.some(({ assigneeId }) => assigneeId !== each.id))
  const give = async () => {
    if (!to) return
    setBusy(true)
    const went = items.length === 1 ? await acts.give(items[0]!, how, isHanded ? t('Handed on to {{name}}', { name: to.name }) : t('Given to {{name}}', { name: to.name }), to.id, note.trim() || null) : await acts.assign(items, to.id, to.name, tells ?? [])
    setBusy(false)
    if (went) onDone()
  }
  return (
    <Modal opened onClose={onClose} size="md" title={isHanded ? t('Hand on') : items.length === 1 ? t('Give to') : t('Give {{count}} items to', { count: items.length })}>
      <Stack gap="sm">
        <TextInput type="search" label={t('To whom')} description={t('Those who look after this for that person, with the fewest open items first.')} value={q} onChange={event => setQ(event.currentTarget.value)} data-autofocus />
        {error ? <ErrorNote error={error} /> : others?.length === 0 ? <Text c="dimmed" size="sm">{t('Nobody of that name can have it. Offer it to the team, or ask the lead.')}</Text> : (
          <ul className={classes['rows']}>
            {others?.map(each => (
              <li key={each.id} className={classes['row']} data-active={each.id === to?.id || undefined}>
                <span />
                <UnstyledButton className={classes['open']} aria-pressed={each.id === to?.id} onClick={() => { setTo(each); setTells(null) }}><span className={classes['what']}>{each.name}</span><span className={classes['who']}>{each.jobTitle}</span></UnstyledButton>
                <span className={classes['due']}>{t('{{count}} open', { count: each.openItems })}</span>
              </li>
            ))}
          </ul>
        )}
        {items.length === 1 && <Textarea label={t('What they need to know')} description={t('Everybody who sees the item reads this.')} required={isHanded} value={note} maxLength={2000} autosize minRows={2} onChange={event => setNote(event.currentTarget.value)} />}
        {isBulk && to && <TellThem key={to.id} path={`/desk/bulk/telling?toId=${to.id}`} name={to.name} value={tells} onChange={setTells} onNobody={() => setTells([])} />}
        <Button loading={isBusy} disabled={!to || isBulk && tells === null || isHanded && !note.trim()} onClick={() => void give()}>{to ? t('To {{name}}', { name: to.name }) : t('Choose somebody')}</Button>
      </Stack>
    </Modal>
  )
}
