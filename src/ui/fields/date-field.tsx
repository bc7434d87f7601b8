import { ActionIcon, Popover, Text, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { dateText, locale, longDate } from '../format.ts'
import { typedDate } from '../typed-date.ts'
import { t } from '../words.ts'
import type { Wrapped } from './props.ts'

type Props = Wrapped & { value: string; onChange: (value: string) => void }

/** Typed in any local way, or chosen from the calendar. What can't be read stays as it was typed. */
export function DateField({ value, onChange, onBlur, description, ...wrapped }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [wasTyped, setWasTyped] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const read = typed === null ? null : typedDate(typed)
  // Stays when the field is left: a line that goes then moves the button from under the finger that goes to it.
  const told = read ?? (wasTyped && isIso(value) ? value : null)
  const leave = () => {
    if (read) setTyped(null)
    onBlur?.()
  }
  const choose = (day: string | null) => {
    setTyped(null)
    setOpen(false)
    onChange(day ?? '')
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          {...wrapped} value={typed ?? (isIso(value) ? dateText(value) : value)} onBlur={leave}
          onChange={event => { setTyped(event.currentTarget.value); setWasTyped(true); onChange(typedDate(event.currentTarget.value) ?? event.currentTarget.value) }}
          description={told ? <Text span size="xs" aria-live="polite">{longDate(told)}</Text> : description}
          rightSection={<ActionIcon variant="subtle" color="gray" aria-label={t('Calendar')} onClick={() => setOpen(open => !open)}><CalendarDays size={16} /></ActionIcon>}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={isIso(value) ? value : null} defaultDate={isIso(value) ? value : undefined} onChange={choose} firstDayOfWeek={firstDay()} highlightToday
          weekdayFormat={day => dateText(day, { weekday: 'narrow' })} monthLabelFormat={day => dateText(day, { month: 'long', year: 'numeric' })}
          monthsListFormat={day => dateText(day, { month: 'short' })}
          ariaLabels={{ previousMonth: t('The month before'), nextMonth: t('The month after'), previousYear: t('The year before'), nextYear: t('The year after'), previousDecade: t('The decade before'), nextDecade: t('The decade after'), monthLevelControl: t('Choose a month'), yearLevelControl: t('Choose a year') }}
          getDayAriaLabel={longDate}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

export const isIso = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

type Week = { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } }
function firstDay(): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const own = new Intl.Locale(locale()) as Intl.Locale & Week
  return ((own.getWeekInfo?.() ?? own.weekInfo)?.firstDay ?? 1) % 7 as 0
}
