import { act } from '#platform/act.ts'
import { ratedPeople } from './contract.ts'

type Rated = { id: string; name: string; isMine: boolean; positions: string[] }

export const people = act(ratedPeople, async tx => ({ items: await tx.query<Rated>('select id, name, is_mine as "isMine", positions from app.hr_people_rated()') }))
