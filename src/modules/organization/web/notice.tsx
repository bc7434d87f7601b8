import { ActionIcon, Text } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { X } from 'lucide-react'
import { useState } from 'react'
import { dateText } from '#ui/format.ts'
import { useRows } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { hrNotice } from '../records.ts'
import classes from './notice.module.css'
import { noticeText } from './notice-text.ts'

/** On everybody’s first page and where access waits, for a month or until they have read it. */
export default function HrNotice() {
  const { data = [] } = useRows(hrNotice, { limit: 1 })
  const [read, setRead] = useLocalStorage({ key: 'equipoise.notice', defaultValue: '', getInitialValueInEffect: false })
  const [today] = useState(() => Date.now())
  const [notice] = data
  if (!notice || notice.id === read || today - Date.parse(notice.toldOn) > month) return null
  return (
    <aside className={classes['notice']} aria-label={t('Told to everybody')}>
      <Text size="sm">{noticeText(notice)} <Text span inherit c="dimmed">{dateText(notice.toldOn)}</Text></Text>
      <ActionIcon variant="subtle" color="gray" aria-label={t('I have read it')} onClick={() => setRead(notice.id)}><X size={16} /></ActionIcon>
    </aside>
  )
}

const month = 30 * 24 * 60 * 60 * 1000
