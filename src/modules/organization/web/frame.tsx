import { RecordPages } from '#ui/record-pages.tsx'
import { t } from '#ui/words.ts'
import { costCentre, job, legalEntity, location, orgUnit, workingAgreement } from '../records.ts'
import { FullTimeOfAgreement, FullTimeOfEntity, FullTimeOfLocation } from './full-time.tsx'
import { HolidaysOfLocation } from './holidays.tsx'
import { NumberSeries } from './number-series.tsx'
import { UnitTree } from './unit-tree.tsx'

const needs = ['organization:handle'] as const

export const LegalEntities = () => <RecordPages record={legalEntity} at="/settings/legal-entities" needs={needs} columns={['name', 'country', 'currency', 'registrationNumber']} filters={['country']} more={({ id }) => <><FullTimeOfEntity id={id} /><NumberSeries legalEntityId={id} /></>} />
export const Locations = () => <RecordPages record={location} at="/settings/locations" needs={needs} columns={['name', 'country', 'subdivision', 'city', 'timeZone']} filters={['country']} more={({ id }) => <><FullTimeOfLocation id={id} /><HolidaysOfLocation id={id} /></>} />
export const Jobs = () => <RecordPages record={job} at="/settings/jobs" needs={needs} columns={['title', 'code', 'family', 'level', 'grade']} filters={['family', 'level', 'grade']} />
export const CostCentres = () => <RecordPages record={costCentre} at="/settings/cost-centres" needs={needs} columns={['name', 'code']} />
export const Agreements = () => <RecordPages record={workingAgreement} at="/settings/agreements" needs={needs} columns={['name', 'agreedWith']} more={({ id }) => <FullTimeOfAgreement id={id} />} empty={t('What is agreed on working time goes before what full time is at the place or in the legal entity, for the jobs whose hours name it.')} />
export const Units = () => (
  <RecordPages
    record={orgUnit} at="/settings/units" needs={needs} columns={['name', 'code', 'partOfId']} filters={['partOfId']}
    twin={{ label: t('Tree'), look: (openId, hrefOf) => <UnitTree openId={openId} hrefOf={hrefOf} /> }}
  />
)
