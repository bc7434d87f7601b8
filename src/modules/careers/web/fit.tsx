import { Button, Group, NumberInput, Radio, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/record.ts'
import { dateText, moneyText, numberText, today } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useCreate, useRows } from '#ui/queries.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { wages } from '../market.ts'
import { fitAssessment } from '../records.ts'
import { areas, fitOf, statements, type AreaFit, type Fit as Result } from '../rules-fit.ts'
import classes from './careers.module.css'
import { CertificatesBesidePay, OpenRoles } from './market.tsx'
import { Alone } from './plans.tsx'

/** Generalist or specialist: answered as often as one likes, scored in the open. */
export function Fit({ personId }: { personId: string }) {
  const { data: taken } = useRows(fitAssessment, { personId })
  const [isAsking, setAsking] = useState(false)
  if (!taken) return null
  const [last, ...earlier] = taken
  return (
    <div className={classes['stack']}>
      {isAsking || !last ? <Asking personId={personId} onDone={() => setAsking(false)} isFirst={!last} /> : (
        <Panel title={t('What your answers say')} actions={<Button variant="default" size="xs" onClick={() => setAsking(true)}>{t('Answer again')}</Button>}>
          <Said fit={fitOf(last)} />
          <Text size="sm" c="dimmed" mt="md">{t('Answered on {{on}}.', { on: dateText(last.takenOn) })} {earlier.length > 0 && t('Before: {{results}}.', { results: earlier.slice(0, 5).map(each => `${dateText(each.takenOn)} ${verdict(fitOf(each)).toLowerCase()}`).join(', ') })}</Text>
          <Alone />
        </Panel>
      )}
      <OpenRoles />
      <CertificatesBesidePay />
      <Market />
    </div>
  )
}

const verdict = ({ says }: Result) => ({ generalist: t('Generalist'), specialist: t('Specialist'), either: t('Either'), unknown: t('Too little to say') })[says]
const explained = ({ says }: Result) => ({
  generalist: t('More speaks for work that is wide: many functions, for some of the people.'), specialist: t('More speaks for work that is deep: one function, for everybody.'),
  either: t('Honestly: either would suit you. Look at which seat is free, and at the people in it.'), unknown: t('Answer at least half of each part, then there is something to say.'),
})[says]

function Said({ fit }: { fit: Result }) {
  return (
    <>
      <Text fw={600} size="xl">{verdict(fit)}</Text>
      <Text mb="md">{explained(fit)}</Text>
      <Group justify="space-between" aria-hidden><Text size="sm" c="dimmed">{t('Specialist')}</Text><Text size="sm" c="dimmed">{t('Generalist')}</Text></Group>
      <ul className={classes['leans']}>{fit.areas.map(each => <li key={each.area}><Lean of={each} /></li>)}</ul>
      <Text size="sm" c="dimmed" mt="sm">{t('Each statement counts alike within its part, and each part alike. Less than a fifth from the middle is called either.')}</Text>
    </>
  )
}

function Lean({ of: { area, lean, answered, of } }: { of: AreaFit }) {
  const said = lean === null ? t('unknown') : Math.abs(lean) < 0.05 ? t('in the middle') : t('{{percent}} % towards {{side}}', { percent: numberText(Math.round(Math.abs(lean) * 100)), side: lean > 0 ? t('generalist') : t('specialist') })
  return (
    <>
      <Group justify="space-between" gap="xs"><Text span>{t(areas[area])}</Text><Text span size="sm" c="dimmed">{said}{lean === null && of > 1 && ` · ${t('{{answered}} of {{of}} answered', { answered, of })}`}</Text></Group>
      <div className={classes['scale']} aria-hidden>{lean !== null && <span style={{ insetInlineStart: `${(lean + 1) * 50}%` }} />}</div>
    </>
  )
}

const words = ['Not at all', 'Rather not', 'In between', 'Rather', 'Very much']
function Asking({ personId, onDone, isFirst }: { personId: string; onDone: () => void; isFirst: boolean }) {
  const [answers, setAnswers] = useState<Record<string, number>>({})
  const [open, setOpen] = useState<{ openForGeneralists?: number; openForSpecialists?: number }>({})
  const making = useCreate(fitAssessment)
  const given = Object.entries(answers).map(([statement, answer]) => ({ statement, answer }))
  const keep = () => making.mutateAsync({ personId, takenOn: today(), answers: given, ...open } as Input<typeof fitAssessment>).then(onDone, tellProblem)
  const number = (value: string | number) => typeof value === 'number' ? value : undefined
  return (
    <Panel title={t('How much is this true of you?')}>
      <Stack gap="lg">
        {statements.map(({ id, says }) => (
          <Radio.Group key={id} label={t(says)} value={answers[id] ? String(answers[id]) : null} onChange={value => setAnswers({ ...answers, [id]: Number(value) })}>
            <div className={classes['answers']}>{words.map((word, i) => <Radio key={word} value={String(i + 1)} label={t(word)} />)}</div>
          </Radio.Group>
        ))}
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <NumberInput label={t('Open roles for generalists that you have seen')} min={0} max={9999} allowDecimal={false} value={open.openForGeneralists ?? ''} onChange={value => setOpen({ ...open, openForGeneralists: number(value) })} />
          <NumberInput label={t('Open roles for specialists that you have seen')} min={0} max={9999} allowDecimal={false} value={open.openForSpecialists ?? ''} onChange={value => setOpen({ ...open, openForSpecialists: number(value) })} />
        </Group>
        <Alone />
        <Group>
          <Button loading={making.isPending} disabled={given.length === 0} onClick={() => void keep()}>{t('See what it says')}</Button>
          {!isFirst && <Button variant="default" onClick={onDone}>{t('Cancel')}</Button>}
          <Text size="sm" c="dimmed">{t('{{answered}} of {{of}} answered', { answered: given.length, of: statements.length })}</Text>
        </Group>
      </Stack>
    </Panel>
  )
}

function Market() {
  return (
    <Panel title={t('What HR earns in the United States')}>
      <Table.ScrollContainer minWidth={300}>
        <Table>
          <Table.Thead><Table.Tr><Table.Th>{t('Occupation')}</Table.Th><Table.Th ta="end">{t('Mean a year')}</Table.Th><Table.Th ta="end">{t('People in it')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{wages.occupations.map(({ title, mean, employed }) => <Table.Tr key={title}><Table.Td>{title}</Table.Td><Table.Td ta="end" className="tabular" style={{ whiteSpace: 'nowrap' }}>{moneyText(String(mean), wages.currency)}</Table.Td><Table.Td ta="end" className="tabular" style={{ whiteSpace: 'nowrap' }}>{numberText(employed)}</Table.Td></Table.Tr>)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="sm" c="dimmed" mt="sm">{t('{{instrument}}, {{publisher}}. Generalists are counted among the specialists there, so these figures don’t decide between the two.', wages.source)}</Text>
    </Panel>
  )
}
