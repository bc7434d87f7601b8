import { Button, CloseButton, Group, Popover, Stack, Text } from '@mantine/core'
import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { DateField } from './fields/date-field.tsx'
import { dateText } from './format.ts'
import classes from './list.module.css'
import type { ListState } from './use-list-state.ts'
import { t } from './words.ts'

/** The day that a list is asked about: today, unless the reader wants to know how it was, or will be. */
export function AsOf({ state: { on, setOn } }: { state: ListState }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus withinPortal>
      {on ? (
        <Group gap={0} className={classes['chip']} wrap="nowrap">
          <Popover.Target>
            <button type="button" className={classes['chipName']} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}><CalendarClock size={13} aria-hidden /> <span>{t('As of')}: <b>{dateText(on)}</b></span></button>
          </Popover.Target>
          <CloseButton size={24} aria-label={t('Back to today')} onClick={() => { setOn(null); setOpen(false) }} />
        </Group>
      ) : (
        <Popover.Target><Button variant="subtle" color="gray" size="compact-sm" className={classes['quiet']} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} leftSection={<CalendarClock size={14} aria-hidden />}>{t('As of')}</Button></Popover.Target>
      )}
      <Popover.Dropdown miw={240} maw={320}>
        <Stack gap="sm">
          <DateField inputWrapperOrder={['label', 'input', 'error', 'description']} label={t('As of')} data-autofocus value={on ?? ''} onChange={next => { if (!next || /^\d{4}-\d{2}-\d{2}$/.test(next)) setOn(next || null) }} />
          <Text size="sm" c="dimmed">{t('Jobs, units, places and managers as they are recorded for that day. Names and what you may see are those of today.')}</Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
