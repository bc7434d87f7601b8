import { Suspense } from 'react'
import { useAddress, useParam } from '#ui/address.ts'
import { personTabs } from '#ui/declared.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useMay, useMe } from '#ui/me.ts'
import { Problem } from '#ui/problem.ts'
import { useOne } from '#ui/queries.ts'
import { mayUse } from '#ui/seam.ts'
import { t } from '#ui/words.ts'
import { contactDetails, person } from '../records.ts'
import { useJobs } from './data.ts'
import { useCrumbsOf } from './crumbs.ts'
import { PersonHeader } from './person-header.tsx'
import { History } from './person-history.tsx'
import { Overview } from './overview.tsx'
import { JobTab } from './job.tsx'
import { PayTab } from './pay.tsx'
import { Personal } from './personal.tsx'
import { Nobody, Waiting } from './standing.tsx'
import { usePay } from './use-pay.ts'
import { Withdrawn } from './withdraw.tsx'

/** Somebody, as far as the reader may know them: a subject a tab, and only those tabs that hold something for this reader. */
export default function PersonPage() {
  const personId = useParam('personId')
  const [search] = useAddress()
  const { data: found, error, refetch } = useOne(person, personId)
  const { jobs } = useJobs(personId)
  const me = useMe()
  const { rows: pay, mayAdd, isReady } = usePay(personId, jobs ?? [])
  const mayReach = useMay(['people']) || me.personId === personId
  const { isSuccess: hasContact, isLoading: isReaching } = useOne(contactDetails, mayReach ? personId : null)
  useCrumbsOf(error ? undefined : found?.name)
  if (error) return isUnseen(error) ? <Nobody /> : <ErrorNote error={error} onRetry={() => void refetch()} />
  // All at once: tabs that come in one by one would jump under the finger.
  if (!found || !jobs || !isReady || isReaching) return <Waiting />
  const others = personTabs().filter(({ needs }) => me.personId !== personId && mayUse(me, needs))
  const tabs = [
    { value: 'overview', label: t('Overview') }, { value: 'job', label: t('Job') },
    ...pay.length > 0 || mayAdd ? [{ value: 'pay', label: t('Pay') }] : [],
    ...hasContact ? [{ value: 'personal', label: t('Personal') }] : [],
    ...others.map(({ value, label }) => ({ value, label: t(label) })),
    { value: 'timeline', label: t('Timeline') },
  ]
  const current = tabs.find(({ value }) => value === search['tab'])?.value ?? 'overview'
  return (
    <>
      <PersonHeader person={found} jobs={jobs} mayAddPay={mayAdd} isSelf={me.personId === personId} />
      <Withdrawn person={found} />
      <LinkTabs label={t('About {{name}}', { name: found.name })} name="tab" current={current} tabs={tabs} />
      {current === 'overview' && <Overview person={found} jobs={jobs} />}
      {current === 'job' && <JobTab person={found} jobs={jobs} />}
      {current === 'pay' && <PayTab person={found} jobs={jobs} pay={pay} mayAdd={mayAdd} />}
      {current === 'personal' && <Personal personId={personId} name={found.name} />}
      {others.map(({ value, Show }) => current === value && <Suspense key={value} fallback={<Waiting />}><Show personId={personId} /></Suspense>)}
      {current === 'timeline' && <History personId={personId} />}
    </>
  )
}

const isUnseen = (error: unknown) => error instanceof Problem && [400, 403, 404].includes(error.status)
