import { Anchor, Button, Group, Modal, Skeleton, Text, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { address, download } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, instantText } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useAct, useOne, useRows, type Listed } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { answerReview, finishReview } from '../contract.ts'
import { accessReview, accessReviewItem } from '../records.ts'
import { HrTeamFrame, hrTeamCrumbs } from './frame.tsx'
import classes from './hr-team.module.css'
import { areaLabel, levelWord } from './words.ts'

type Review = Listed<typeof accessReview>
type Item = Listed<typeof accessReviewItem>

/** Once a quarter, who administers an area says of others’ access in it whether it stays. */
export default function Reviews() {
  const id = useParam('id')
  return <HrTeamFrame>{id ? <OneReview id={id} /> : <AllReviews />}</HrTeamFrame>
}

const state = (review: Pick<Review, 'status'>) => <Status value={review.status} label={wordOf(accessReview.name, 'status', accessReview.all.status, review.status)} />

function AllReviews() {
  const { data, error } = useRows(accessReview)
  return (
    <Page title={t('Reviews of access')} crumbs={hrTeamCrumbs()} about={t('Each quarter, whoever administers an area says of everybody else’s access in it whether it stays. Nobody reviews their own. Finished reviews are kept.')}>
      {error ? <ErrorNote error={error} /> : !data ? <Skeleton height={120} /> : data.length === 0 ? <EmptyState title={t('No review is yours')} text={t('One opens with the next quarter, for whoever administers an area that somebody else has access to.')} /> : (
        <table className={`${classes['table']} ${classes['stack']}`}>
          <thead><tr><th scope="col">{t('Quarter')}</th><th scope="col">{t('Reviewer')}</th><th scope="col">{t('Due')}</th><th scope="col">{t('State')}</th></tr></thead>
          <tbody>{data.map(review => (
            <tr key={review.id}><th scope="row"><Anchor component={Link} to={`/hr-team/reviews/${review.id}`}>{review.quarter}</Anchor></th><td>{review.reviewerName ?? t('Nobody who may: name a second person')}</td><td>{dateText(review.dueOn)}</td><td>{state(review)}</td></tr>
          ))}</tbody>
        </table>
      )}
    </Page>
  )
}

function OneReview({ id }: { id: string }) {
  const { personId } = useMe()
  const { data: review, error } = useOne(accessReview, id)
  const { data: items = [] } = useRows(accessReviewItem, { reviewId: id })
  const finishing = useAct(finishReview, { id })
  if (error) return <ErrorNote error={error} />
  if (!review) return <Skeleton height={240} />
  const left = items.filter(item => !item.answer).length
  const isMine = review.reviewerId === personId && review.status === 'open'
  const finish = () => finishing.mutateAsync({}).then(() => tell(t('Finished. It is kept as it is.')), tellProblem)
  const take = () => void download(address(`/${accessReviewItem.path}`, { reviewId: id }), 'csv', `${t('Review of access')} ${review.quarter}`).catch(tellProblem)
  const holders = [...Map.groupBy(items, item => item.holderName)].sort(([a], [b]) => a.localeCompare(b))
  return (
    <Page
      title={t('Review of access {{quarter}}', { quarter: review.quarter })} crumbs={[...hrTeamCrumbs(), { label: t('Reviews of access'), to: '/hr-team/reviews' }]} state={state(review)}
      about={review.finishedAt ? t('Finished by {{name}} on {{at}}.', { name: review.reviewerName ?? '…', at: instantText(review.finishedAt) }) : `${t('{{name}}, until {{due}}.', { name: review.reviewerName ?? t('Nobody who may'), due: dateText(review.dueOn) })} ${t('{{count}} without an answer', { count: left })}.`}
      actions={<><Button variant="default" onClick={take}>{t('Take it along')}</Button>{isMine && <Button disabled={left > 0} loading={finishing.isPending} onClick={() => void finish()}>{t('Finish')}</Button>}</>}
    >
      {holders.map(([name, own]) => <Holder key={name} name={name} items={own} isMine={isMine} />)}
    </Page>
  )
}

function Holder({ name, items, isMine }: { name: string; items: readonly Item[]; isMine: boolean }) {
  const left = items.filter(item => !item.answer)
  return (
    <Panel title={name} actions={isMine && left.length > 1 && <KeepAll items={left} />}>
      <table className={`${classes['table']} ${classes['stack']}`}>
        <thead><tr><th scope="col">{t('Area')}</th><th scope="col">{t('For whom')}</th><th scope="col">{t('Since')}</th><th scope="col">{t('Last change made with it')}</th><th scope="col">{t('Answer')}</th></tr></thead>
        <tbody>{items.map(item => (
          <tr key={item.id}>
            <th scope="row">{areaLabel(item.function)}<span className={classes['two']}>{[levelWord(item.level), item.position].filter(Boolean).join(' · ')}</span></th>
            <td>{item.populationName ?? t('Everyone')}</td><td>{dateText(item.startsOn)}</td><td>{item.lastUsedOn ? dateText(item.lastUsedOn) : t('unknown')}</td>
            <td>{item.answer ? <>{wordOf(accessReviewItem.name, 'answer', accessReviewItem.all.answer, item.answer)}{item.reason && <span className={classes['two']}>{item.reason}</span>}</> : isMine ? <Answer item={item} /> : <Text span c="dimmed">{t('none yet')}</Text>}</td>
          </tr>
        ))}</tbody>
      </table>
    </Panel>
  )
}

function KeepAll({ items }: { items: readonly Item[] }) {
  const answering = useAct(answerReview, { id: items[0]!.reviewId })
  return <Button size="xs" variant="default" loading={answering.isPending} onClick={() => void answering.mutateAsync({ itemIds: items.map(({ id }) => id), answer: 'keep' }).catch(tellProblem)}>{t('Keep all of theirs')}</Button>
}

function Answer({ item }: { item: Item }) {
  const answering = useAct(answerReview, { id: item.reviewId })
  const [isTaking, setTaking] = useState(false)
  const [reason, setReason] = useState('')
  const take = () => answering.mutateAsync({ itemIds: [item.id], answer: 'take_away', reason }).then(() => { setTaking(false); tell(t('Taken away: it ended at once.')) }, tellProblem)
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" aria-label={t('Keep {{area}} of {{name}}', { area: areaLabel(item.function), name: item.holderName })} loading={answering.isPending && !isTaking} onClick={() => void answering.mutateAsync({ itemIds: [item.id], answer: 'keep' }).catch(tellProblem)}>{t('Keep')}</Button>
      <Button size="compact-sm" variant="subtle" color="red" aria-label={t('Take away {{area}} of {{name}}', { area: areaLabel(item.function), name: item.holderName })} onClick={() => setTaking(true)}>{t('Take away …')}</Button>
      {isTaking && (
        <Modal opened onClose={() => setTaking(false)} title={t('Take away {{area}} of {{name}}', { area: areaLabel(item.function), name: item.holderName })}>
          <Textarea label={t('Why')} description={t('It is kept with the review. The access ends at once; giving it again is prepared and confirmed anew.')} value={reason} onChange={event => setReason(event.currentTarget.value)} autosize minRows={2} data-autofocus />
          <Group mt="md"><Button color="red" disabled={!reason.trim()} loading={answering.isPending} onClick={() => void take()}>{t('Take away')}</Button><Button variant="default" onClick={() => setTaking(false)}>{t('Cancel')}</Button></Group>
        </Modal>
      )}
    </Group>
  )
}
