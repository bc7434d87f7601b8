import type { TimedJob } from '#platform/clockwork.ts'
import { closeWork, openMany } from './work.ts'
import { dataGaps, type DataGap } from './records-data.ts'

/** What is looked for unless the organisation says otherwise. An emergency contact is asked for where a company wants one. */
const usual: Record<DataGap, boolean> = { birth_date: true, emergency_contact: false, work_email: true, hours: true, manager: true, term: true, dates: true }
/** So many people a day at each place; after an import the rest is one item. */
export const mostADay = 10

type Turned = { what: 'mended' | 'open' | 'rest' | 'counted' | 'rest_over'; org: string; personId: string; subjectId: string; placeId: string; key: string; codes: DataGap[]; more: number }
const title = (more: number) => more === 1 ? 'One more person whose data has gaps' : `${more} more people whose data has gaps`

/** Each hour and at start: one item for each person, with what is missing as its checklist; it closes itself once all of it is mended. */
export const checkData: TimedJob = {
  name: 'desk.check_data', may: {}, everySeconds: 3600,
  async run(tx) {
    const turned = await tx.query<Turned>('select what, org, person_id as "personId", subject_id as "subjectId", place_id as "placeId", key, codes, more from app.turn_data_checks($1, $2, $3)', [JSON.stringify(usual), JSON.stringify(dataGaps), mostADay])
    for (const [org, rows] of Map.groupBy(turned, each => each.org)) {
      await tx.query('select from app.enter($1, $2, $3, false)', ['job', org, checkData.name])
      const of = (what: Turned['what']) => rows.filter(each => each.what === what)
      for (const { personId } of of('mended')) await closeWork(tx, { recordName: 'personal_details', recordId: personId, kinds: ['people.data'], outcome: 'done' })
      for (const { placeId } of of('rest_over')) await closeWork(tx, { recordName: 'location', recordId: placeId, kinds: ['people.data'], outcome: 'done' })
      await openMany(tx, [
        ...of('open').map(({ personId, subjectId, key, codes }) => ({ kind: 'people.data', personId, subjectId, recordName: 'personal_details', recordId: personId, key, checklist: codes.map(code => dataGaps[code]) })),
        ...of('rest').map(({ personId, subjectId, placeId, key, more }) => ({ kind: 'people.data', personId, subjectId, recordName: 'location', recordId: placeId, key, title: title(more) })),
      ])
      for (const { placeId, more } of of('counted')) await tx.query('select app.recount_data($1, $2)', [placeId, title(more)])
    }
  },
}
