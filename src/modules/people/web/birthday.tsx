import { Switch } from '@mantine/core'
import { dateText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useCreate, useRead, useRemove, useRows } from '#ui/queries.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { shownBirthday } from '../records-personal.ts'
import { Fact } from '#ui/plain-facts.tsx'

/** "29 February": of no year. */
export const birthdayText = (day: string) => dateText(`2000-${day}`, { day: 'numeric', month: 'long' })

/** One's own say, off unless it is turned on. */
export function BirthdayChoice({ personId }: { personId: string }) {
  const { data: rows } = useRows(shownBirthday, { personId })
  const create = useCreate(shownBirthday)
  const remove = useRemove(shownBirthday)
  if (!rows) return null
  const [shown] = rows
  return (
    <Panel title={t('My birthday')}>
      <Switch
        label={t('Whoever manages me directly sees my birthday')} description={t('The day only, never the year or your age. You can turn it off again at any time.')}
        checked={shown !== undefined} disabled={create.isPending || remove.isPending}
        onChange={() => void (shown ? remove.mutateAsync(shown) : create.mutateAsync({ personId })).catch(tellProblem)}
      />
    </Panel>
  )
}

/** Of somebody who reports to the reader and allows it. */
export function Birthday({ personId }: { personId: string }) {
  const { data } = useRead<{ day: string | null }>(`/people/${personId}/birthday`)
  return data?.day ? <Fact label={t('Birthday')}>{birthdayText(data.day)}</Fact> : null
}
