import './words.ts'
import { Anchor, Group, Select, Text, TextInput, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { rules, type Listed } from '#rules/index.ts'
import { functions } from '#shared/functions.ts'
import { jurisdictionOf, jurisdictions, type Jurisdiction } from '#shared/jurisdictions.ts'
import { useAddress } from '#ui/address.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { actionLabel, t } from '#ui/words.ts'
import classes from './calculators.module.css'

const countries = Object.keys(jurisdictions) as Jurisdiction[]

/** Every calculator, by country; found by word, country and field. */
export default function Catalogue() {
  const [{ q = '', country = '', field = '' }, set] = useAddress()
  const words = fold(q).split(/\s+/).filter(Boolean)
  const found = rules.filter(rule => (!country || jurisdictionOf(rule.id) === country) && (!field || rule.field === field) && words.every(word => wordsOf(rule).includes(word)))
  const fields = [...new Set(rules.map(each => each.field))].map(value => ({ value, label: t(functions[value]) })).sort((a, b) => a.label.localeCompare(b.label))
  return (
    <Page title={t('Calculators')} about={t('What law and craft prescribe, each with its source and every step. What you type stays in your browser.')} actions={<Anchor component={Link} to="/calculators/changes">{t('What changed')}</Anchor>}>
      <search className={classes['search']}>
        <TextInput type="search" label={t('Word')} placeholder={t('Notice, holiday, pay gap …')} leftSection={<Search size={16} aria-hidden />} value={q} onChange={event => set({ q: event.currentTarget.value })} />
        <Select label={t('Country')} placeholder={t('All')} data={countries.map(value => ({ value, label: nameOf(value) }))} value={country || null} onChange={value => set({ country: value })} clearable />
        <Select label={t('Field')} placeholder={t('All')} data={fields} value={field || null} onChange={value => set({ field: value })} clearable searchable />
      </search>
      <Text size="sm" c="dimmed" role="status">{t('{{count}} calculators', { count: found.length })}</Text>
      {found.length === 0 && <EmptyState title={t('None of that name')} text={t('Try another word, or fewer. What isn’t here has no source at hand yet.')} action={{ label: t('Show all'), onClick: () => set({ q: null, country: null, field: null }) }} />}
      {countries.map(each => <Country key={each} name={nameOf(each)} rules={found.filter(({ id }) => jurisdictionOf(id) === each)} />)}
    </Page>
  )
}

function Country({ name, rules }: { name: string; rules: readonly Listed[] }) {
  if (rules.length === 0) return null
  return (
    <section className={classes['country']} aria-label={name}>
      <Group gap="xs" align="baseline"><Title order={2}>{name}</Title><Text size="sm" c="dimmed" className="tabular">{rules.length}</Text></Group>
      <ul>{rules.map(({ id, title, field }) => <li key={id}><Link to={`/calculators/${id}`}>{shorter(actionLabel(id, title), name)}</Link><Text span size="sm" c="dimmed">{t(functions[field])}</Text></li>)}</ul>
    </section>
  )
}

const nameOf = (each: Jurisdiction) => each === 'measures' ? t('Measures, of any country') : t(jurisdictions[each])
/** Below its country's name a rule needn't say it again. */
const shorter = (title: string, country: string) => {
  const [first, ...rest] = title.split(': ')
  const own = rest.join(': ')
  return own && (first === country || first === 'EU') ? own[0]!.toUpperCase() + own.slice(1) : title
}
const wordsOf = ({ id, title, field, jurisdiction }: Listed) => fold(`${title} ${actionLabel(id, title)} ${t(functions[field])} ${t(jurisdiction)} ${id}`)
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'")
