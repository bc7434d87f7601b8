import { Select, Skeleton, Stack, Text, Title } from '@mantine/core'
import { Check, X } from 'lucide-react'
import type { Static } from 'typebox'
import { link } from '#shared/fields.ts'
import { useAddress } from '#ui/address.ts'
import { address } from '#ui/client.ts'
import { allRecords, recordNamed } from '#ui/declared.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { LinkField } from '#ui/fields/link-field.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { useName } from '#ui/names.ts'
import { Page } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { actionLabel, labelOf, recordLabel, t } from '#ui/words.ts'
import type { explain } from '../contract.ts'
import classes from './access.module.css'
import { accessCrumbs, AccessFrame } from './access-frame.tsx'
import { areaLabel, levelLabel } from './words.ts'
import { RowPicker } from './row-picker.tsx'

const order = ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[]

/** Why somebody may see or do something, or not. About oneself anybody may ask. */
export default function AccessWhy() {
  const { personId } = useMe()
  const mayAskAll = useMay(['access'])
  const [{ viewer: asked, record: name = '', id = '', operation = 'read', field = '' }, set] = useAddress()
  const viewer = asked ?? (mayAskAll ? '' : personId ?? '')
  const record = recordNamed(name)
  const moves = Object.entries(record?.flow?.moves ?? {})
  const operations = [
    { value: 'read', label: t('see it') }, { value: 'update', label: t('change it') }, ...record?.access.delete ? [{ value: 'delete', label: t('delete it') }] : [],
    ...moves.map(([value, move]) => ({ value, label: actionLabel(`${name}.${value}`, move.label).toLowerCase() })),
  ]
  const kinds = allRecords().map(each => ({ value: each.name, label: recordLabel(each) })).sort((a, b) => a.label.localeCompare(b.label))
  const fields = operation === 'read' && record ? Object.keys(record.reveal) : []
  const whyPage = (
    <Page title={t('Why?')} crumbs={mayAskAll ? accessCrumbs() : []} about={t('Why somebody may see or do something, or why not, by the rights as they are now.')}>
      <Stack gap="xl">
        <div className={classes['ask']}>
          <LinkField label={t('May this person')} inputWrapperOrder={order} field={link('Person', 'person')} value={viewer} onChange={value => set({ viewer: value })} />
          <Select label={t('do this')} data={operations} value={operation} onChange={value => set({ operation: value === 'read' ? null : value, field: null })} allowDeselect={false} />
          <Select label={t('with this kind of thing')} data={kinds} value={name || null} searchable onChange={value => set({ record: value, id: null, field: null, operation: null })} nothingFoundMessage={t('Nothing of that name')} />
          {record && <RowPicker key={name} record={record} value={id} onChange={value => set({ id: value })} />}
          {fields.length > 0 && <Select label={t('or one field of it')} clearable data={fields.map(each => ({ value: each, label: labelOf(name, each, record?.all[each]) }))} value={field || null} onChange={value => set({ field: value })} />}
        </div>
        {viewer && record && id && <Answer viewer={viewer} record={name} id={id} operation={operation} field={field} />}
      </Stack>
    </Page>
  )
  return mayAskAll ? <AccessFrame>{whyPage}</AccessFrame> : whyPage
}

function Answer(asked: { viewer: string; record: string; id: string; operation: string; field: string }) {
  const { data, isError, error, isPending } = useRead<Static<typeof explain.output>>(address('/access/explain', asked))
  const name = useName('person', asked.viewer) || t('This person')
  if (isError) return <ErrorNote error={error} />
  if (isPending) return <Skeleton height={160} />
  const depth = Math.min(...data.reasons.map(reason => reason.depth))
  return (
    <section className={classes['answer']} aria-label={t('Answer')} aria-live="polite">
      <Title order={2} mb="sm">{data.holds ? t('Yes, {{name}} may.', { name }) : t('No, {{name}} may not.', { name })}</Title>
      <ul className={classes['reasons']}>
        {data.reasons.map((reason, index) => (
          <li key={index} className={classes['reason']} data-holds={reason.holds || undefined} style={{ marginInlineStart: `${(reason.depth - depth) * 1.5}rem` }}>
            {reason.holds ? <Check size={16} aria-label={t('Yes')} /> : <X size={16} aria-label={t('No')} />}
            <div>
              {t(reason.predicate)}
              {reason.grants.map(grant => <Text key={grant.id} size="sm" c="dimmed">{t('by access to {{area}}, {{level}}, for {{group}}', { area: areaLabel(grant.function), level: levelLabel(grant.level).toLowerCase(), group: grant.populationName ?? t('everyone') })}</Text>)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
