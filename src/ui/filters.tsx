import { Button, Checkbox, CloseButton, Group, Menu, MultiSelect, Popover, Radio, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks'
import { ListFilter, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { isOptional, type Field } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { countries, currencies } from './codes.ts'
import { DateField } from './fields/date-field.tsx'
import { countryName, currencyName, dateText, listText } from './format.ts'
import classes from './list.module.css'
import { useChoices, useName } from './names.ts'
import type { ListState } from './use-list-state.ts'
import { labelOf, t, wordOf } from './words.ts'

type Props = { record: AnyRecord; offered: readonly string[]; state: ListState }

/** What narrows the list, as chips: each opens to be changed, and has a way out. */
export function Filters({ record, offered, state }: Props) {
  const [open, setOpen] = useState<string | null>(null)
  const isOn = (name: string) => namesOf(record.all[name]!, name).some(each => state.filters[each])
  const idle = offered.filter(name => !isOn(name) && name !== open)
  const shown = offered.filter(name => isOn(name) || name === open)
  const chips = shown.join()
  const bar = useRef<HTMLDivElement>(null)
  const last = useRef<string | null>(null)
  // What had the focus may be gone, with its chip or with the menu that it was chosen from: back to the chip, or to where one adds.
  const restore = () => { if (last.current && document.activeElement === document.body) bar.current?.querySelector<HTMLElement>(`[data-filter="${last.current}"], [data-filter=""]`)?.focus() }
  useEffect(() => {
    const frame = requestAnimationFrame(restore)
    return () => cancelAnimationFrame(frame)
  }, [open, chips])
  return (
    <Group gap={6} className={classes['filters']} ref={bar}>
      {shown.map(name => (
        <Chip key={name} record={record} name={name} state={state} isOpen={open === name} onClosed={restore} setOpen={is => { last.current = name; setOpen(is ? name : null) }} />
      ))}
      {idle.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target><Button variant="subtle" color="gray" size="compact-sm" className={classes['quiet']} data-filter="" leftSection={<Plus size={14} />}>{t('Filter')}</Button></Menu.Target>
          <Menu.Dropdown>{idle.map(name => <Menu.Item key={name} onClick={() => setOpen(name)}>{labelOf(record.name, name, record.all[name])}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
      )}
    </Group>
  )
}

function Chip({ record, name, state, isOpen, setOpen, onClosed }: { record: AnyRecord; name: string; state: ListState; isOpen: boolean; setOpen: (is: boolean) => void; onClosed: () => void }) {
  const field = record.all[name]!
  const label = labelOf(record.name, name, field)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus withinPortal onExitTransitionEnd={onClosed}>
      <Group gap={0} className={classes['chip']} wrap="nowrap">
        <Popover.Target>
          <button type="button" className={classes['chipName']} data-filter={name} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
            <ListFilter size={13} aria-hidden /> <span>{label}: <b><Said record={record} name={name} state={state} /></b></span>
          </button>
        </Popover.Target>
        <CloseButton size={24} aria-label={t('Remove the filter {{label}}', { label })} onClick={() => { for (const each of namesOf(field, name)) state.setFilter(each, null); setOpen(false) }} />
      </Group>
      <Popover.Dropdown miw={240} maw={340}><Editor record={record} name={name} field={field} state={state} /></Popover.Dropdown>
    </Popover>
  )
}

/** The chip's words. */
function Said({ record, name, state }: { record: AnyRecord; name: string; state: ListState }) {
  const field = record.all[name]!
  const value = state.filters[name] ?? ''
  const values = value.split(',').filter(Boolean)
  const isLink = field.kind === 'link' && value !== 'none'
  const first = useName(field.to ?? '', isLink ? values[0] : null)
  if (field.kind === 'date') {
    const [from, until] = [state.filters[`${name}.from`], state.filters[`${name}.until`]]
    return from && until ? `${dateText(from)} – ${dateText(until)}` : from ? t('from {{date}}', { date: dateText(from) }) : until ? t('until {{date}}', { date: dateText(until) }) : '…'
  }
  if (value === 'none') return t('none')
  if (isLink) return values.length > 1 ? `${first ?? '…'} +${values.length - 1}` : values.length ? first ?? '…' : '…'
  if (field.kind === 'flag') return value === 'true' ? t('Yes') : t('No')
  const named = values.map(each => field.kind === 'choice' || field.kind === 'choices' ? wordOf(record.name, name, field, each) : field.kind === 'country' ? countryName(each) : field.kind === 'currency' ? currencyName(each) : each)
  return named.length ? listText(named) : '…'
}

function Editor({ record, name, field, state }: { record: AnyRecord; name: string; field: Field; state: ListState }) {
  const value = state.filters[name] ?? ''
  const values = value.split(',').filter(Boolean)
  const set = (next: readonly string[]) => state.setFilter(name, (next.at(-1) === 'none' ? ['none'] : next.filter(each => each !== 'none')).join(',') || null)
  const none = isOptional(field) ? [{ value: 'none', label: t('None') }] : []
  const label = labelOf(record.name, name, field)
  switch (field.kind) {
    case 'choice': case 'choices': return (
      <Checkbox.Group value={values} onChange={set} label={label}>
        <Stack gap="xs" mt="xs">{[...Object.keys(field.words ?? {}).map(each => ({ value: each, label: wordOf(record.name, name, field, each) })), ...none].map(each => <Checkbox key={each.value} {...each} />)}</Stack>
      </Checkbox.Group>
    )
    case 'flag': return (
      <Radio.Group value={value} onChange={next => set([next])} label={label}>
        <Stack gap="xs" mt="xs"><Radio value="true" label={t('Yes')} /><Radio value="false" label={t('No')} /></Stack>
      </Radio.Group>
    )
    case 'country': case 'currency': {
      const [codes, nameOf] = field.kind === 'country' ? [countries, countryName] : [currencies, currencyName]
      return <MultiSelect label={label} data={codes.map(code => ({ value: code, label: nameOf(code) }))} value={values} onChange={set} searchable hidePickedOptions comboboxProps={{ withinPortal: false }} limit={60} data-autofocus />
    }
    case 'date': return (
      <Stack gap="sm">
        {(['from', 'until'] as const).map(edge => (
          <DateField key={edge} inputWrapperOrder={['label', 'input', 'error', 'description']} label={edge === 'from' ? t('From') : t('Until')} value={state.filters[`${name}.${edge}`] ?? ''} onChange={next => { if (!next || /^\d{4}-\d{2}-\d{2}$/.test(next)) state.setFilter(`${name}.${edge}`, next || null) }} />
        ))}
      </Stack>
    )
    case 'link': return <Choices label={label} target={field.to ?? ''} values={values} set={set} none={none} />
    default: return <Typed label={label} value={value} set={next => state.setFilter(name, next)} />
  }
}

function Choices({ label, target, values, set, none }: { label: string; target: string; values: string[]; set: (values: string[]) => void; none: Item[] }) {
  const [search, setSearch] = useState('')
  const [typed] = useDebouncedValue(search, 150)
  const { data = [] } = useChoices(target, typed, true)
  const others = values.filter(each => each !== 'none' && !data.some(choice => choice.value === each))
  return (
    <Stack gap="xs">
      <TextInput label={label} placeholder={t('Search')} value={search} onChange={event => setSearch(event.currentTarget.value)} data-autofocus />
      <Checkbox.Group value={values} onChange={set} aria-label={label}>
        <ScrollArea.Autosize mah={260} type="auto">
          <Stack gap="xs" py={4}>
            {others.map(id => <Checkbox key={id} value={id} label={<NameOf target={target} id={id} />} />)}
            {[...data, ...none].map(({ value, label, hint }: Item) => <Checkbox key={value} value={value} label={label} description={hint} />)}
            {data.length === 0 && <Text size="sm" c="dimmed">{t('Nothing of that name that you may see')}</Text>}
          </Stack>
        </ScrollArea.Autosize>
      </Checkbox.Group>
    </Stack>
  )
}

function Typed({ label, value, set }: { label: string; value: string; set: (value: string | null) => void }) {
  const [typed, setTyped] = useState(value)
  const tell = useDebouncedCallback((text: string) => set(text.trim() || null), 180)
  return <TextInput label={label} value={typed} data-autofocus onChange={event => { setTyped(event.currentTarget.value); tell(event.currentTarget.value) }} />
}

type Item = { value: string; label: string; hint?: string }
const NameOf = ({ target, id }: { target: string; id: string }) => <>{useName(target, id) ?? '…'}</>
const namesOf = (field: Field, name: string) => field.kind === 'date' ? [`${name}.from`, `${name}.until`] : [name]
