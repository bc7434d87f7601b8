/** What the choice between generalist and specialist rests on. */
export const areas = { strengths: 'Personal strengths', aspirations: 'Career aspirations', goals: 'Personal goals', pay: 'Compensation', motives: 'What drives you', market: 'Market opportunities' } as const
export type Area = keyof typeof areas

/** Each leans one way: agreeing with it speaks for generalist (1) or specialist (-1) work, disagreeing for the other. */
export const statements = [
  { id: 's1', area: 'strengths', leans: 1, says: 'I change from one subject to another several times a day and lose nothing by it.' },
  { id: 's2', area: 'strengths', leans: -1, says: 'I would rather know one field to its ground than several well enough.' },
  { id: 's3', area: 'strengths', leans: 1, says: 'People come to me because I know whom to ask about anything.' },
  { id: 's4', area: 'strengths', leans: -1, says: 'I like figures, statutes or methods that take years to master.' },
  { id: 'a1', area: 'aspirations', leans: 1, says: 'I want to lead the whole of HR one day.' },
  { id: 'a2', area: 'aspirations', leans: -1, says: 'I want to be the one whose judgement in a field is final.' },
  { id: 'a3', area: 'aspirations', leans: 1, says: 'I want to sit beside the managers of one site and share their ups and downs.' },
  { id: 'a4', area: 'aspirations', leans: -1, says: 'I could see myself advising other companies in my field.' },
  { id: 'g1', area: 'goals', leans: 1, says: 'I want to be able to find work nearly anywhere, in small companies too.' },
  { id: 'g2', area: 'goals', leans: -1, says: 'I want hours that I can plan, even if the work has less variety.' },
  { id: 'g3', area: 'goals', leans: -1, says: 'Further studies in one field are worth a few years to me.' },
  { id: 'g4', area: 'goals', leans: 1, says: 'I want to move between roles every few years.' },
  { id: 'p1', area: 'pay', leans: -1, says: 'I would pass up leading people for pay that rare knowledge brings.' },
  { id: 'p2', area: 'pay', leans: 1, says: 'I accept a slower rise in pay now for the way to the top of HR.' },
  { id: 'm1', area: 'motives', leans: 1, says: 'A good day is one on which I helped ten people with ten things.' },
  { id: 'm2', area: 'motives', leans: -1, says: 'A good day is one on which I solved one hard thing for good.' },
  { id: 'm3', area: 'motives', leans: 1, says: 'I need to see the people whom my work is for.' },
  { id: 'm4', area: 'motives', leans: -1, says: 'I am happiest when few could have done what I did.' },
] as const satisfies readonly { id: string; area: Exclude<Area, 'market'>; leans: 1 | -1; says: string }[]

export type Given = { answers: readonly { statement: string; answer: number }[]; openForGeneralists?: number | null | undefined; openForSpecialists?: number | null | undefined }
/** `lean`: from -1, a specialist's, to 1, a generalist's; null where too little is known to say. */
export type AreaFit = { area: Area; lean: number | null; answered: number; of: number }
export type Fit = { areas: AreaFit[]; lean: number | null; says: 'generalist' | 'specialist' | 'either' | 'unknown' }

/** Under this, from either side, the answer is an honest “either”. */
export const clear = 0.2
/** As few open roles say nothing about a market. */
const enoughRoles = 5

/** Every area counts alike; within one, every statement. Half of an area must be answered, and half of the areas known. */
export function fitOf({ answers, openForGeneralists, openForSpecialists }: Given): Fit {
  const given = new Map(answers.map(({ statement, answer }) => [statement, answer]))
  const found = (Object.keys(areas) as Area[]).map((area): AreaFit => {
    if (area === 'market') return market(openForGeneralists ?? null, openForSpecialists ?? null)
    const own = statements.filter(each => each.area === area)
    const answered = own.filter(({ id }) => given.has(id))
    const lean = answered.reduce((sum, { id, leans }) => sum + leans * (given.get(id)! - 3) / 2, 0) / answered.length
    return { area, lean: answered.length * 2 < own.length ? null : lean, answered: answered.length, of: own.length }
  })
  const known = found.filter(({ lean }) => lean !== null)
  const lean = known.length * 2 < found.length ? null : known.reduce((sum, each) => sum + each.lean!, 0) / known.length
  return { areas: found, lean, says: lean === null ? 'unknown' : Math.abs(lean) < clear ? 'either' : lean > 0 ? 'generalist' : 'specialist' }
}

function market(generalists: number | null, specialists: number | null): AreaFit {
  const seen = (generalists ?? 0) + (specialists ?? 0)
  const isKnown = generalists !== null && specialists !== null && seen >= enoughRoles
  return { area: 'market', lean: isKnown ? (generalists - specialists) / seen : null, answered: isKnown ? 1 : 0, of: 1 }
}
