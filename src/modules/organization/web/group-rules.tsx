import { ActionIcon, Button, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { ErrorNote } from '#ui/errors.tsx'
import { useAct, useRows, type Listed, type Shown } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { changeGroup } from '../contract.ts'
import { populationRule, type population } from '../records.ts'
import classes from './access.module.css'
import { AddRule } from './group-add-rule.tsx'
import { tellWaits, WaitingGrowth } from './group-waiting.tsx'
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
      <WaitingGrowth populationId={id} />
    </Stack>
  )
}

function Line({ rule, mayChange }: { rule: Rule; mayChange: boolean }) {
  const change = useAct(changeGroup, { id: rule.populationId })
  const text = useCriterionText(rule)
  const { effect, id: _, version: __, withheld: ___, populationId: ____, ...criteria } = rule
  const line = { effect, ...Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== null)) }
  const put = () => change.mutateAsync({ deed: 'add', ...line }).then(({ waits }) => { if (waits) tellWaits() }, tellProblem)
  const take = () => change.mutateAsync({ deed: 'take_out', ...line }).then(({ waits }) => { if (waits) tellWaits(); else tell(t('Taken out: {{what}}', { what: text }), put) }, tellProblem)
  return (
    <div className={classes['rule']}>
      <Text size="sm"><Text span inherit c="dimmed">{criterionLabel(kindOf(rule))}: </Text>{text}</Text>
      {mayChange && <ActionIcon variant="subtle" color="gray" aria-label={t('Take out: {{what}}', { what: text })} loading={change.isPending} onClick={() => void take()}><X size={16} /></ActionIcon>}
    </div>
  )
}
