import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '#ui/me.ts'
import { Problem, sayProblem } from '#ui/problem.ts'
import { useCreate } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { dayOf } from '#ui/format.ts'
import { labelOf, t } from '#ui/words.ts'
import { accessGrant } from '../records.ts'
import { areaLabel, areas, areasText, ofTheHouse } from './words.ts'

const { holderId, level, populationId, startsOn, endsOn, reason } = accessGrant.asks
const fields = { holderId, level, populationId, startsOn, endsOn, reason }
const ofHr = areas.filter(area => !ofTheHouse.includes(area))

/** Several areas at once, for the same people: an HR generalist has many. */
export function GiveAccess({ onGiven, onCancel }: { onGiven: (holderId: string) => void; onCancel: () => void }) {
  const { personId } = useMe()
  const make = useCreate(accessGrant)
  const [chosen, setChosen] = useState<string[]>([])
  const [today] = useState(() => dayOf(new Date()))
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <RecordForm
      place={accessGrant.name} fields={fields} draftKey="access_grant.new" initial={{ level: 'handle', startsOn: today }} submitLabel={t('Prepare')} onCancel={onCancel}
      onSubmit={async input => {
        setProblem(null)
        if (input.holderId === personId) throw new Problem(422, 'own', t('Nobody gives access to themselves: ask somebody else who looks after access.'))
        if (chosen.length === 0) { setProblem(t('Choose at least one area.')); throw new Problem(422, 'areas', t('Choose at least one area.')) }
        const left = [...chosen]
        try {
          for (const area of chosen) {
            await make.mutateAsync({ ...input, function: area as never })
            left.shift()
          }
        } catch (error) {
          setChosen(left)
          if (left.length === chosen.length) throw error
          throw new Problem(422, 'partly', t('{{count}} of {{all}} areas were given, then this: {{problem}}', { count: chosen.length - left.length, all: chosen.length, problem: sayProblem(error) }))
        }
        tell(t('Access for {{count}} areas prepared. Somebody else confirms it.', { count: chosen.length }))
        onGiven(input.holderId)
      }}
    >
      <Checkbox.Group label={labelOf(accessGrant.name, 'function', accessGrant.asks.function)} description={chosen.length ? areasText(chosen) : undefined} value={chosen} onChange={setChosen} error={problem}>
        <Group gap="xs" my={8}>
          <Button variant="default" size="compact-sm" onClick={() => setChosen(ofHr)}>{t('All of HR')}</Button>
          <Button variant="default" size="compact-sm" onClick={() => setChosen([])} disabled={chosen.length === 0}>{t('None')}</Button>
        </Group>
        <Stack gap={8}>{ofHr.map(area => <Checkbox key={area} size="sm" value={area} label={areaLabel(area)} />)}</Stack>
        <Text size="sm" c="dimmed" mt="md" mb={8}>{t('Of the house itself:')}</Text>
        <Stack gap={8}>{ofTheHouse.map(area => <Checkbox key={area} size="sm" value={area} label={areaLabel(area)} />)}</Stack>
      </Checkbox.Group>
    </RecordForm>
  )
}
