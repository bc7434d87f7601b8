import { Autocomplete, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { currencies } from '#ui/codes.ts'
import { NamedSelect } from '#ui/fields/named-select.tsx'
import { currencyName } from '#ui/format.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import type { Settings } from '../contract.ts'
import classes from './import.module.css'
import { useStep } from './use-run.ts'
import type { Questions } from './values.tsx'

type Asked = Questions['settings'][number]
const places = ['legalEntity', 'location', 'unit', 'jobTitle', 'unitParent']
const order = ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[]

/** For everybody in the file, where no column says it. */
export function SettingsAsked({ runId, questions: { settings, dates } }: { runId: string; questions: Questions }) {
  const answer = useStep<{ settings: { [key in keyof Settings]?: string | null } }>(runId, 'answer')
  const doubtful = dates.filter(({ order: decided, isMixed, isSure }) => decided === null || isMixed || !isSure)
  const set = (key: string, value: string | null) => answer.mutate({ settings: { [key]: value || null } }, { onError: tellProblem })
  const shown = settings.filter(({ key, isNeeded }) => key !== 'unknownManagers' && (isNeeded || key === 'unitParent' || key === 'dateOrder' && doubtful.length > 0 || ['legalEntity', 'location'].includes(key)))
  return (
    <section aria-label={t('For everybody in the file')}>
      <Title order={2} mb={4}>{t('For everybody in the file')}</Title>
      <Text c="dimmed" mb="md">{t('What no column says, and what counts where a cell is empty.')}</Text>
      <div className={classes['settings']}>
        {shown.map(asked => <Setting key={asked.key} asked={asked} doubtful={doubtful} set={value => set(asked.key, value)} />)}
      </div>
    </section>
  )
}

function Setting({ asked: { key, label, isNeeded, value, options }, doubtful, set }: { asked: Asked; doubtful: Questions['dates']; set: (value: string | null) => void }) {
  const title = t(label)
  const name = isNeeded ? title : <>{title} <Text span size="xs" c="dimmed" fw={400}>{t('optional')}</Text></>
  if (key === 'currency') return <NamedSelect label={name} inputWrapperOrder={order} options={currencies} nameOf={code => `${currencyName(code)} (${code})`} value={value ?? ''} onChange={set} isClearable={!isNeeded} />
  if (key === 'dateOrder') {
    const said = doubtful.map(({ header, examples }) => `${header}: ${examples.join(', ')}`)
    return <Select label={name} data={options} value={value} clearable onChange={set} inputWrapperOrder={order} description={<Stack gap={0} component="span">{said.map(each => <span key={each} style={{ display: 'block' }}>{each}</span>)}</Stack>} />
  }
  if (places.includes(key)) return <Place label={name} value={value} options={options} set={set} />
  if (options.length) return <Select label={name} data={options} value={value} clearable={!isNeeded} allowDeselect={!isNeeded} onChange={set} inputWrapperOrder={order} />
  return <Typed label={name} value={value} set={set} />
}

/** One that is here, or a new one by its name. */
function Place({ label, value, options, set }: { label: React.ReactNode; value: string | null; options: Asked['options']; set: (value: string | null) => void }) {
  const shown = options.find(each => each.value === value)?.label ?? value ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? shown
  const isNew = text.trim() !== '' && !options.some(each => each.label.toLowerCase() === text.trim().toLowerCase())
  const save = (next: string) => {
    const found = options.find(each => each.label.toLowerCase() === next.trim().toLowerCase())?.value ?? (next.trim() || null)
    setTyped(null)
    if (found !== value) set(found)
  }
  return (
    <Autocomplete
      label={label} data={[...new Set(options.map(each => each.label))]} value={text} limit={50} onChange={setTyped} onOptionSubmit={save} onBlur={() => { if (typed !== null) save(typed) }} inputWrapperOrder={order}
      description={isNew ? t('A new one of this name is made.') : undefined} placeholder={t('Choose, or write a new name')}
    />
  )
}

function Typed({ label, value, set }: { label: React.ReactNode; value: string | null; set: (value: string | null) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  return <TextInput label={label} inputMode="decimal" value={typed ?? value ?? ''} onChange={event => setTyped(event.currentTarget.value)} onBlur={() => { if (typed !== null && typed !== (value ?? '')) set(typed.replace(',', '.')); setTyped(null) }} inputWrapperOrder={order} />
}
