import { Button, Checkbox, Group, List, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Level } from '#shared/access.ts'
import type { HrFunction } from '#shared/functions.ts'
import { dayOf } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { Problem } from '#ui/problem.ts'
import { useAct, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { labelOf, t } from '#ui/words.ts'
import { prepareAccess } from '../contract.ts'
import { positions, readyMade, type Position, type PositionName } from '../positions.ts'
import { accessGrant, population } from '../records.ts'
import { areaLabel, areas, areasText, levelLabel, ofTheHouse } from './words.ts'

const { holderId, level, populationId, startsOn, endsOn, reason } = accessGrant.asks
const { optional: _, ...lastDay } = endsOn
const ofHr = areas.filter(area => !ofTheHouse.includes(area))

/** Several areas at once: as an HR position has them, or chosen one by one. */
export function GiveAccess({ onGiven, onCancel }: { onGiven: (holderId: string) => void; onCancel: () => void }) {
  const { personId } = useMe()
  const preparing = useAct(prepareAccess)
  const [name, setName] = useState<PositionName | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const [today] = useState(() => dayOf(new Date()))
  const [problem, setProblem] = useState<string | null>(null)
  const { data: groups } = useRows(population)
  const position: Position | null = name && positions[name]
  const team = groups?.find(group => group.name === readyMade.team)?.id
  const fields = { holderId, ...!position && { level }, populationId, startsOn, endsOn: position?.isForATime ? lastDay : endsOn, reason }
  return (
    <Stack>
      <Select
        label={t('Position')} description={position ? t(position.help) : t('A position brings its areas with it. Or choose them one by one below.')} placeholder={t('None: choose areas')} clearable searchable
        data={Object.entries(positions).map(([value, each]) => ({ value, label: t(each.label) }))} value={name} onChange={value => setName(value as PositionName | null)}
      />
      {groups && <RecordForm
        key={name} place={accessGrant.name} fields={fields} draftKey={`access_grant.new.${name ?? ''}`} submitLabel={t('Prepare')} onCancel={onCancel}
        initial={{ level: 'handle', startsOn: today, ...position && { reason: t(position.label) }, ...position?.whom === 'hr_team' && team && { populationId: team } }}
        onSubmit={async ({ level: common, ...input }) => {
          setProblem(null)
          const own = position ? Object.entries(position.areas) as [HrFunction, Level][] : chosen.map(area => [area, common] as [HrFunction, Level])
          if (input.holderId === personId) throw new Problem(422, 'own', t('Nobody gives access to themselves: ask somebody else who looks after access.'))
          if (own.length === 0) { setProblem(t('Choose at least one area.')); throw new Problem(422, 'areas', t('Choose at least one area.')) }
          if (position?.whom === 'group' && !input.populationId) throw new Problem(422, 'group', t('This position is for a group of people: choose it.'))
          await preparing.mutateAsync({ ...input, areas: own.map(([area, at]) => ({ function: area, level: at })) })
          tell(t('Access for {{count}} areas prepared. Somebody else confirms it.', { count: own.length }))
          onGiven(input.holderId)
        }}
      >
        {position ? <Areas position={position} /> : (
          <Checkbox.Group label={labelOf(accessGrant.name, 'function', accessGrant.asks.function)} description={chosen.length ? areasText(chosen) : undefined} value={chosen} onChange={setChosen} error={problem}>
            <Group gap="xs" my={8}>
              <Button variant="default" size="compact-sm" onClick={() => setChosen(ofHr)}>{t('All of HR')}</Button>
              <Button variant="default" size="compact-sm" onClick={() => setChosen([])} disabled={chosen.length === 0}>{t('None')}</Button>
            </Group>
            <Stack gap={8}>{ofHr.map(area => <Checkbox key={area} size="sm" value={area} label={areaLabel(area)} />)}</Stack>
            <Text size="sm" c="dimmed" mt="md" mb={8}>{t('Of the house itself:')}</Text>
            <Stack gap={8}>{ofTheHouse.map(area => <Checkbox key={area} size="sm" value={area} label={areaLabel(area)} />)}</Stack>
          </Checkbox.Group>
        )}
      </RecordForm>}
    </Stack>
  )
}

/** What a position brings, by level. */
function Areas({ position }: { position: Position }) {
  const levels = [...Map.groupBy(Object.entries(position.areas), ([, at]) => at)]
  return (
    <div>
      <Text size="sm" fw={500}>{t('It brings')}</Text>
      <List size="sm">{levels.map(([at, own]) => <List.Item key={at}>{levelLabel(at)}: {areasText(own.map(([area]) => area), 20)}</List.Item>)}</List>
    </div>
  )
}
