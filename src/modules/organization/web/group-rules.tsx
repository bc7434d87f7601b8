import { ActionIcon, Button, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { ErrorNote } from '#ui/errors.tsx'
import { useRemove, useRows, type Listed, type Shown } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { useCreate } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { populationRule, type population } from '../records.ts'
import classes from './access.module.css'
import { AddRule } from './group-add-rule.tsx'
import { GroupSentence, useCriterionText } from './group-sentence.tsx'
import { criterionLabel, kindOf } from './words.ts'

type Rule = Listed<typeof populationRule>

/** Who is in a group: said in a sentence, and changed line by line. */
export function GroupRules({ population: { id, can } }: { population: Shown<typeof population> }) {
  const { data: rules, isError, error, refetch } = useRows(populationRule, { populationId: id })
  const [adding, setAdding] = useState<Rule['effect'] | null>(null)
  const mayChange = can.includes('update')
  if (isError) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!rules) return <Loader size="sm" />
  const part = (effect: Rule['effect'], title: string, none: string) => {
    const own = rules.filter(rule => rule.effect === effect)
    return (
      <section aria-label={title}>
        <Group justify="space-between" wrap="nowrap">
          <Title order={4}>{title}</Title>
          {mayChange && adding !== effect && <Button variant="subtle" size="compact-sm" leftSection={<Plus size={14} aria-hidden />} onClick={() => setAdding(effect)}>{t('Add')}</Button>}
        </Group>
        {own.length === 0 && adding !== effect && <Text size="sm" c="dimmed">{none}</Text>}
        {own.map(rule => <Line key={rule.id} rule={rule} mayChange={mayChange} />)}
        {adding === effect && <AddRule populationId={id} effect={effect} onDone={() => setAdding(null)} />}
      </section>
    )
  }
  return (
    <Stack gap="md">
      <div><Title order={3} mb={4}>{t('Who is in it')}</Title><GroupSentence rules={rules} /></div>
      {part('include', t('In are those who meet this'), t('Nothing is named yet, so nobody is in this group.'))}
      {part('exclude', t('Out are'), t('Nobody is left out.'))}
    </Stack>
  )
}

function Line({ rule, mayChange }: { rule: Rule; mayChange: boolean }) {
  const remove = useRemove(populationRule)
  const make = useCreate(populationRule)
  const text = useCriterionText(rule)
  const take = () => remove.mutateAsync(rule).then(() => {
    const { id: _, version: __, withheld: ___, ...asks } = rule
    const given = Object.fromEntries(Object.entries(asks).filter(([, value]) => value !== null))
    tell(t('Taken out: {{what}}', { what: text }), () => make.mutateAsync(given as never))
  }, tellProblem)
  return (
    <div className={classes['rule']}>
      <Text size="sm"><Text span inherit c="dimmed">{criterionLabel(kindOf(rule))}: </Text>{text}</Text>
      {mayChange && <ActionIcon variant="subtle" color="gray" aria-label={t('Take out: {{what}}', { what: text })} loading={remove.isPending} onClick={() => void take()}><X size={16} /></ActionIcon>}
    </div>
  )
}
