import { Anchor, Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dateText, listText } from '#ui/format.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import type { Known } from '../contract-life.ts'
import { employment } from '../records.ts'

/** Whom the hire is about, where it is somebody known. */
export type Same = { personId?: string; soughtId?: string }
/** The same answer, as a planned hire keeps it: what was found by a day's key is found again at its release. */
export const answered = (found: Known, same: Same) =>
  same.personId ? { personId: same.personId } : same.soughtId ? { elsewhere: 'same' as const } : { compared: found.people.map(({ personId }) => personId), ...found.elsewhere && { elsewhere: 'another' as const } }
type Props = { name: string; found: Known; label?: string; onClose: () => void; onAnswer: (same: Same) => Promise<unknown> }

/** Somebody like this is known: whether it is the same person is nobody's to guess. */
export function KnownAlready({ name, found: { people, elsewhere }, label = t('Hire'), onClose, onAnswer }: Props) {
  const hireable = people.filter(({ mayHire }) => mayHire)
  const mayReturn = elsewhere?.until != null
  const [chosen, setChosen] = useState(hireable[0]?.personId ?? (mayReturn ? 'elsewhere' : ''))
  const [isBusy, setBusy] = useState(false)
  const answer = () => {
    setBusy(true)
    const same = chosen === 'new' ? {} : chosen === 'elsewhere' ? { soughtId: elsewhere!.id } : { personId: chosen }
    onAnswer(same).catch(error => { onClose(); tellProblem(error) }).finally(() => setBusy(false))
  }
  return (
    <Modal opened onClose={onClose} title={t('Somebody like this is known here')} size="lg">
      <Stack gap="md">
        <Text>{t('If it is the same person, the records go on: one person, a further employment, the number they had.')}</Text>
        <Radio.Group value={chosen} onChange={setChosen} label={t('Who is being hired?')}>
          <Stack gap="sm" mt="xs">
            {people.map(person => (
              <Radio
                key={person.personId} value={person.personId} disabled={!person.mayHire} label={t('{{name}}, who is known', { name: person.name })}
                description={<>{person.employments.map(each => <div key={each.startsOn + each.legalEntityName}>{timeText(each)}</div>)}<Anchor component={Link} to={`/people/${person.personId}`} target="_blank" size="sm">{t('Look at the records')}</Anchor></>}
              />
            ))}
            {elsewhere && <Radio value="elsewhere" disabled={!mayReturn} label={yearsText(elsewhere)} description={<>{elsewhere.ask.length > 0 && t('Others look after these records. You can ask {{names}}.', { names: listText(elsewhere.ask) })} {!mayReturn && t('Whoever looks after them now enters a further job.')}</>} />}
            <Radio value="new" label={t('Somebody else called {{name}}', { name })} description={t('A new person, with records of their own.')} />
          </Stack>
        </Radio.Group>
        <Group gap="sm"><Button onClick={answer} loading={isBusy} disabled={!chosen}>{label}</Button><Button variant="default" onClick={onClose}>{t('Back to the form')}</Button></Group>
      </Stack>
    </Modal>
  )
}

function timeText({ kind, startsOn, endsOn, legalEntityName }: Known['people'][number]['employments'][number]): string {
  const what = { kind: wordOf(employment.name, 'kind', employment.all.kind, kind), entity: legalEntityName, from: dateText(startsOn) }
  return endsOn ? t('{{kind}}, {{entity}}, from {{from}} until {{until}}', { ...what, until: dateText(endsOn) }) : t('{{kind}}, {{entity}}, since {{from}}', what)
}

function yearsText({ from, until }: NonNullable<Known['elsewhere']>): string {
  if (until === null) return t('Somebody of this name and birth date works here since {{from}}', { from: from ?? '' })
  return until === from ? t('Somebody of this name and birth date worked here in {{from}}', { from: from ?? '' }) : t('Somebody of this name and birth date worked here {{from}}–{{until}}', { from: from ?? '', until })
}
