import { Button, Modal, NativeSelect, Select, Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import type { Static } from 'typebox'
import { workAreas } from '#shared/functions.ts'
import { useAddress } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { countryName } from '#ui/format.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useCreate, useEdit, useRead, useRemove, useRows, type Listed } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import type { ratedPeople } from '../contract.ts'
import { hrCompetence } from '../records.ts'
import { HrTeamFrame, hrTeamCrumbs } from './frame.tsx'
import classes from './hr-team.module.css'
import { areaLabel } from './words.ts'

type Rated = Static<typeof ratedPeople.output>['items'][number]
type Said = Listed<typeof hrCompetence>
const ratingWord = (rating: string) => wordOf(hrCompetence.name, 'rating', hrCompetence.all.rating, rating)

/** What somebody in HR can do, by their own word and their lead's. */
export default function Competence() {
  const [{ of = '' }, setAddress] = useAddress()
  const { data, error } = useRead<Static<typeof ratedPeople.output>>('/hr-team/people')
  const whose = data?.items.find(each => each.id === of) ?? data?.items[0]
  return (
    <HrTeamFrame>
      <Page title={t('Who can do what')} crumbs={hrTeamCrumbs()} about={t('Your own word and that of your lead stand side by side. Between the two of you, and whoever leads HR; nobody is ranked.')}>
        {error ? <ErrorNote error={error} /> : !data ? <Skeleton height={320} /> : !whose ? <EmptyState title={t('You work on no area of HR')} text={t('There is nothing here to say of you.')} /> : (
          <>
            {data.items.length > 1 && <Select maw={360} mb="md" label={t('Whose')} searchable allowDeselect={false} value={whose.id} onChange={value => setAddress({ of: value })} data={data.items.map(each => ({ value: each.id, label: each.isMine ? t('{{name}} (you)', { name: each.name }) : each.name }))} />}
            <Areas key={whose.id} of={whose} />
          </>
        )}
      </Page>
    </HrTeamFrame>
  )
}

function Areas({ of }: { of: Rated }) {
  const { data: said, error } = useRows(hrCompetence, { personId: of.id })
  const [isAdding, setAdding] = useState(false)
  if (error) return <ErrorNote error={error} />
  if (!said) return <Skeleton height={320} />
  const mine = of.isMine ? 'own' : 'lead'
  const byLaw = said.filter(each => each.country)
  return (
    <>
      <Panel title={of.isMine ? t('Your areas') : of.name}>
        {of.positions.length > 0 && <Text size="sm" c="dimmed" mb="sm">{of.positions.join(' · ')}</Text>}
        <table className={`${classes['table']} ${classes['stack']}`}>
          <thead><tr><th scope="col">{t('Area')}</th><th scope="col">{t('By themselves')}</th><th scope="col">{t('By their lead')}</th></tr></thead>
          <tbody>{workAreas.map(area => (
            <tr key={area}><th scope="row">{areaLabel(area)}</th>{(['own', 'lead'] as const).map(by => <td key={by}>
              <Rating personId={of.id} area={area} by={by} isMine={by === mine} said={said.find(each => each.function === area && each.saidBy === by && !each.country)} />
            </td>)}</tr>
          ))}</tbody>
        </table>
      </Panel>
      <Panel title={t('By the law of a country')} actions={<Button size="xs" variant="default" onClick={() => setAdding(true)}>{t('Add')}</Button>}>
        {byLaw.length === 0 ? <Text c="dimmed">{t('Nothing said: the above holds wherever they work.')}</Text> : (
          <ul className={classes['list']}>{byLaw.map(each => (
            <li key={each.id}>{areaLabel(each.function)}, {countryName(each.country!)}: {ratingWord(each.rating)}<span className={classes['two']}>{wordOf(hrCompetence.name, 'saidBy', hrCompetence.all.saidBy, each.saidBy)}{each.note && ` · ${each.note}`}</span>{each.saidBy === mine && <Remove said={each} />}</li>
          ))}</ul>
        )}
      </Panel>
      {isAdding && <Adding personId={of.id} by={mine} onClose={() => setAdding(false)} />}
    </>
  )
}

/** Chosen and kept at once. */
function Rating({ personId, area, by, isMine, said }: { personId: string; area: (typeof workAreas)[number]; by: 'own' | 'lead'; isMine: boolean; said: Said | undefined }) {
  const creating = useCreate(hrCompetence), editing = useEdit(hrCompetence), removing = useRemove(hrCompetence)
  if (!isMine) return said ? ratingWord(said.rating) : <Text span c="dimmed">{t('not said')}</Text>
  const choose = (rating: string) => {
    const work = !rating ? said && removing.mutateAsync(said) : said ? editing.mutateAsync({ id: said.id, version: said.version, changes: { rating: rating as Said['rating'] } }) : creating.mutateAsync({ personId, saidBy: by, function: area, rating: rating as Said['rating'] })
    work?.catch(tellProblem)
  }
  return <NativeSelect size="xs" maw={220} aria-label={`${areaLabel(area)}: ${by === 'own' ? t('By themselves') : t('By their lead')}`} value={said?.rating ?? ''} onChange={event => choose(event.currentTarget.value)} data={[{ value: '', label: t('not said') }, ...Object.keys(hrCompetence.asks.rating.words!).map(value => ({ value, label: ratingWord(value) }))]} />
}

function Remove({ said }: { said: Said }) {
  const removing = useRemove(hrCompetence)
  return <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void removing.mutateAsync(said).catch(tellProblem)}>{t('Take back')}</Button>
}

function Adding({ personId, by, onClose }: { personId: string; by: 'own' | 'lead'; onClose: () => void }) {
  const creating = useCreate(hrCompetence)
  const { function: area, country, rating, note } = hrCompetence.asks
  return (
    <Modal opened onClose={onClose} title={t('By the law of a country')} size="lg">
      <RecordForm place={hrCompetence.name} fields={{ function: area, country, rating, note }} submitLabel={t('Keep')} onCancel={onClose} hasFocus
        onSubmit={async input => { await creating.mutateAsync({ ...input, personId, saidBy: by }); onClose() }} />
    </Modal>
  )
}
