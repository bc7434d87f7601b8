import { ActionIcon, Button, Checkbox, Group, Menu, Popover, SegmentedControl, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { Columns3, Download, Search, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { AnyRecord } from '#shared/record.ts'
import { address, download } from './client.ts'
import classes from './list.module.css'
import { tellProblem } from './tell.tsx'
import type { ListState } from './use-list-state.ts'
import { labelOf, pluralLabel, t } from './words.ts'

export function SearchBox({ state, hint }: { state: ListState; hint: string }) {
  const box = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => box.current?.focus()]])
  return (
    <TextInput
      ref={box} type="search" className={classes['search']} aria-label={hint} placeholder={hint} value={state.typed} onChange={event => state.setTyped(event.currentTarget.value)} leftSection={<Search size={16} aria-hidden />}
      onKeyDown={event => { if (event.key === 'Escape') { if (state.typed) state.setTyped(''); else box.current?.blur() } }}
      rightSection={state.typed ? <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('Clear the search')} onClick={() => { state.setTyped(''); box.current?.focus() }}><X size={14} /></ActionIcon> : undefined}
    />
  )
}

/** Which columns, how close the lines; the file to take away. */
export function ListTools({ record, offered, chosen, state }: { record: AnyRecord; offered: readonly string[]; chosen: readonly string[]; state: ListState }) {
  return (
    <Group gap={4} wrap="nowrap" className={classes['tools']}>
      <Popover position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <Tooltip label={t('Columns and density')}><ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('Columns and density')} visibleFrom="sm"><Columns3 size={18} /></ActionIcon></Tooltip>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="sm">
            <SegmentedControl size="xs" value={state.density} onChange={value => state.setDensity(value as 'compact')} data={[{ value: 'comfortable', label: t('Comfortable') }, { value: 'compact', label: t('Compact') }]} aria-label={t('Density')} />
            <Checkbox.Group label={t('Columns')} value={[...state.columns]} onChange={names => state.setColumns(offered.filter(name => names.includes(name)))}>
              <Stack gap={6} mt={6} className={classes['columns']}>
                {offered.map((name, index) => <Checkbox key={name} value={name} disabled={index === 0} label={labelOf(record.name, name, record.all[name])} size="sm" />)}
              </Stack>
            </Checkbox.Group>
            <Button variant="subtle" size="compact-sm" onClick={() => { state.setColumns(null); state.setWidths({}) }} disabled={state.columns.join() === chosen.join() && Object.keys(state.widths).length === 0}>{t('As it was at first')}</Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Export record={record} state={state} />
    </Group>
  )
}

function Export({ record, state }: { record: AnyRecord; state: ListState }) {
  const [isBusy, setBusy] = useState(false)
  const take = async (format: 'csv' | 'xlsx') => {
    setBusy(true)
    await download(address(`/${record.path}`, state.query), format, pluralLabel(record).toLowerCase()).catch(tellProblem)
    setBusy(false)
  }
  return (
    <Menu>
      <Menu.Target>
        <Tooltip label={t('Export')}><ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('Export')} loading={isBusy}><Download size={18} /></ActionIcon></Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label><Text size="xs" maw={220}>{t('Every row of this list as it is filtered now, with all fields that you may see.')}</Text></Menu.Label>
        <Menu.Item onClick={() => void take('xlsx')}>{t('Excel (.xlsx)')}</Menu.Item>
        <Menu.Item onClick={() => void take('csv')}>{t('Text (.csv)')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
