import { Skeleton } from '@mantine/core'
import type { Static } from 'typebox'
import { useAddress } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import type * as contract from '../contract-planner.ts'
import { HrTeamFrame, hrTeamCrumbs } from './frame.tsx'
import { Loads } from './loads.tsx'
import { DeskPlanner } from './planner-desk.tsx'
import { MyPlans } from './planner-plans.tsx'
import { Sheet } from './planner-sheet.tsx'
import { TypedPlanner } from './planner-typed.tsx'

export type Known = Static<typeof contract.planner.output>

/** What a change of the HR team would do: from the desk's own history for who leads HR, from typed figures for everybody in it. */
export default function Planner() {
  const [{ view = '' }] = useAddress()
  const { data: known, error, refetch } = useRead<Known>('/hr-team/planner')
  const isOthers = error instanceof Problem && error.status === 403
  return (
    <HrTeamFrame>
      <Page title={t('Planner')} crumbs={hrTeamCrumbs()} about={isOthers ? t('The history of the desk is told to those who lead HR. You can plan with figures of your own.') : t('What a change of the HR team would do to waiting, cost and cover. It speaks of positions, never of people.')}>
        {isOthers ? <><Loads /><TypedPlanner /></> : error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !known ? <Skeleton height={480} /> : <>
          <LinkTabs label={t('Parts of the planner')} name="view" current={view} tabs={[{ value: '', label: t('From our desk') }, { value: 'sheet', label: t('Assumptions') }, { value: 'plans', label: t('My plans') }, { value: 'loads', label: t('Open work') }, { value: 'typed', label: t('With typed figures') }]} />
          {view === 'sheet' ? <Sheet known={known} /> : view === 'plans' ? <MyPlans /> : view === 'loads' ? <Loads /> : view === 'typed' ? <TypedPlanner /> : <DeskPlanner known={known} />}
        </>}
      </Page>
    </HrTeamFrame>
  )
}
