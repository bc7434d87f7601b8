import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { link } from '#shared/fields.ts'
import { countries, currencies } from '#ui/codes.ts'
import { LinkField } from '#ui/fields/link-field.tsx'
import { NamedSelect } from '#ui/fields/named-select.tsx'
import { countryName, currencyName, timeZoneName } from '#ui/format.ts'
import { useName } from '#ui/names.ts'
import { t } from '#ui/words.ts'
import type { Answer } from '../contract.ts'
import type { Word } from './words-of.tsx'

const records: Record<string, string> = { legalEntity: 'legal_entity', location: 'location', unit: 'org_unit', jobTitle: 'job', costCentre: 'cost_centre', position: 'position' }
const order = ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[]
type Props = { word: Word; target: string; set: (answer: Answer | null) => void }

/** A place that the file names: one that is here, a new one, or none. */
export function PlaceAnswer({ word, target, set }: Props) {
  const [isOpen, setOpen] = useState(false)
  const now = word.answer ?? word.guess
  const chosen = useName(records[target] ?? '', word.answer?.id)
  const told = now?.leaveOut ? t('Left empty') : now?.create ? newText(word.text, now.create) : now?.id ? chosen || word.guessLabel || word.text : t('Not found')
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" {...now?.id ? {} : { c: 'dimmed' }}>{told}</Text>
        <Button variant="subtle" size="compact-sm" style={{ flex: 'none' }} aria-expanded={isOpen} aria-label={t('Change “{{word}}”', { word: word.text })} onClick={() => setOpen(!isOpen)}>{isOpen ? t('Close') : t('Change')}</Button>
      </Group>
      {isOpen && <Editor word={word} target={target} set={set} />}
    </Stack>
  )
}

type Create = NonNullable<Answer['create']>

function newText(name: string, { country, currency, timeZone }: Create): string {
  const about = [country && countryName(country), currency, timeZone].filter(Boolean).join(', ')
  return about ? t('New: {{name}} ({{about}})', { name, about }) : t('New: {{name}}', { name })
}

function Editor({ word, target, set }: Props) {
  const now = word.answer ?? word.guess
  const [way, setWay] = useState(now?.leaveOut ? 'none' : now?.id || target === 'position' ? 'here' : 'new')
  const create: Create = word.answer?.create ?? word.guess?.create ?? {}
  const choose = (next: string) => {
    setWay(next)
    if (next === 'none') set({ leaveOut: true })
    if (next === 'new') set({ create: {} })
  }
  const isIn = target === 'legalEntity' || target === 'location'
  return (
    <Radio.Group value={way} onChange={choose} aria-label={t('“{{word}}” becomes', { word: word.text })}>
      <Stack gap="xs">
        <Radio value="here" label={t('One that is here')} />
        {way === 'here' && <LinkField aria-label={t('One that is here')} inputWrapperOrder={order} field={link(target, records[target] ?? '')} value={now?.id ?? ''} onChange={id => { if (id) set({ id }) }} />}
        {target !== 'position' && <Radio value="new" label={t('A new one: {{name}}', { name: word.text })} />}
        {way === 'new' && isIn && (
          <Stack gap="xs">
            <NamedSelect label={t('Country')} inputWrapperOrder={order} options={countries} nameOf={countryName} value={create.country ?? ''} onChange={country => set({ create: { ...create, country } })} isClearable={false} />
            {target === 'location' && <NamedSelect label={t('Time zone')} inputWrapperOrder={order} options={Intl.supportedValuesOf('timeZone')} nameOf={timeZoneName} value={create.timeZone ?? ''} onChange={timeZone => set({ create: { ...create, timeZone } })} isClearable={false} />}
            {target === 'legalEntity' && <NamedSelect label={t('Currency')} inputWrapperOrder={order} options={currencies} nameOf={currencyName} value={create.currency ?? ''} onChange={currency => set({ create: { ...create, currency } })} isClearable={false} />}
          </Stack>
        )}
        <Radio value="none" label={t('Leave empty')} />
      </Stack>
    </Radio.Group>
  )
}
