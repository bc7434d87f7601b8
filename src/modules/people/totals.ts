/** By what totals may be cut, in the words of their lines; the order is that of `app.total_cuts()`, the coarser before the finer. */
export const cuts = {
  all: 'Nothing: one line for all', country: 'Country', legal_entity: 'Legal entity', location: 'Location', unit_1: 'Unit, below the top', unit_2: 'Unit, second level', unit_3: 'Unit, third level',
  family: 'Job family', form: 'Kind of contract', kind: 'Kind of worker',
} as const
export type Cut = keyof typeof cuts

/** What is counted, and how: said once, for the API and the page. `rule`: the cited rule that works it out. */
export const metrics = {
  headcount: { label: 'Headcount', how: 'People with an employment on that day, its last day included. Each once, however many jobs or contracts, where their main job is. Employees only, unless other kinds are asked for. Nobody who is still to start, was entered by mistake, or is only planned.' },
  fte: { label: 'FTE', how: 'Contract hours over full time, all jobs of a person together. Full time is what was agreed for the job, else what a working-time agreement says, else what holds at the location, else in the legal entity. Whoever has no hours, or no full time to compare with, is counted apart.' },
  joiners: { label: 'Joiners', how: 'People whose employment began in the period, where they began. A transfer between legal entities, or a contract that follows on the day after another, is no joining; somebody who comes back after a gap joins again.' },
  leftVoluntary: { label: 'Left: voluntary', how: 'People whose last day lies in the period, where they last worked, by the kind of leaving. A transfer is no leaving. Whoever left and came back is counted among both.' },
  leftInvoluntary: { label: 'Left: involuntary', how: 'As above.' },
  leftOther: { label: 'Left: other', how: 'As above; also where no kind was given.' },
  turnover: { label: 'Turnover', how: 'Everybody who left in the period, over the average of the headcounts at its beginning and at its end. Of the period: not annualised.', rule: 'measures.turnover' },
  tenure: { label: 'Median service', how: 'The middle one of the years of continuous service up to that day: half have more, half have less.' },
} as const satisfies Record<string, { label: string; how: string; rule?: string }>
export type Metric = keyof typeof metrics

/** As the rule measures.turnover says; a line of a cut has people who came from and went to other lines, so both headcounts are given. */
export function turnoverPercent(opening: number, closing: number, leavers: number): number | null {
  return opening + closing === 0 ? null : leavers * 200 / (opening + closing)
}
