import { idOf } from '#shared/chance.ts'

type Said = readonly ['asks' | 'answers' | 'notes', afterHours: number, text: string]
type Asked = { category: string; area: string; level: string; minutes: number; days: number; isConfidential?: true; status: 'open' | 'waiting' | 'answered' | 'closed'; ago: number; said: readonly Said[] }

/** A dozen questions to HR, in every state: the first four are the employee's who signs in, the others of colleagues whom the generalist looks after. */
const asked: readonly Asked[] = [
  { category: 'records', area: 'people', level: 'routine', minutes: 10, days: 3, status: 'answered', ago: 9, said: [['asks', 0, 'May I have a letter for my landlord that says since when I work here, and that my contract is permanent?'], ['answers', 20, 'Of course. It goes out by post on Thursday, signed; shall I send a scan as well?'], ['asks', 22, 'Yes please, he is in a hurry.'], ['answers', 26, 'Done. Good luck with the flat.']] },
  { category: 'leave', area: 'leave', level: 'routine', minutes: 10, days: 3, status: 'waiting', ago: 4, said: [['asks', 0, 'Can I carry five days over into next year? We have a release in December.'], ['notes', 18, 'Has carried over two years in a row: ask for the plan first.'], ['answers', 19, 'I’ll look at it with you. When would you take them, and what does your manager say?']] },
  { category: 'payslip', area: 'payroll', level: 'standard', minutes: 20, days: 3, status: 'open', ago: 1, said: [['asks', 0, 'My payslip shows a line “adjustment” that I can’t explain to myself. What is it?']] },
  { category: 'learning', area: 'learning', level: 'routine', minutes: 15, days: 3, status: 'closed', ago: 16, said: [['asks', 0, 'Is there a way to learn Spanish during working hours?'], ['answers', 30, 'Send me the course that you have in mind and its hours, and I’ll ask your manager and finance.'], ['asks', 49, 'I’ve found an evening course after all. Thank you!']] },
  { category: 'contract', area: 'people', level: 'standard', minutes: 20, days: 5, status: 'answered', ago: 7, said: [['asks', 0, 'I would like to work 32 hours from spring on. Whom do I ask, and until when?'], ['answers', 23, 'Your manager and us, together. Tell me which days you’d like free; I prepare it, and both of you see it before it holds.']] },
  { category: 'benefits', area: 'benefits', level: 'standard', minutes: 15, days: 5, status: 'open', ago: 9, said: [['asks', 0, 'Our daughter was born on Sunday. How do I add her to the insurance?'], ['notes', 5, 'Address in the file is the former one. Check before anything is posted.']] },
  { category: 'records', area: 'people', level: 'routine', minutes: 10, days: 3, status: 'open', ago: 2, said: [['asks', 0, 'I moved last week. Is it enough to change my address on my own page?']] },
  { category: 'permit', area: 'immigration', level: 'expert', minutes: 30, days: 5, status: 'open', ago: 3, said: [['asks', 0, 'My residence permit ends in four months. When do we begin with the next one, and what do you need from me?']] },
  { category: 'leaving', area: 'offboarding', level: 'sensitive', minutes: 20, days: 5, isConfidential: true, status: 'answered', ago: 6, said: [['asks', 0, 'What would my notice period be, if I asked? I haven’t decided anything.'], ['answers', 21, 'It stands in section 12 of your contract: three months to the end of a month. This stays between us.']] },
  { category: 'wrong', area: 'relations', level: 'sensitive', minutes: 45, days: 2, isConfidential: true, status: 'waiting', ago: 2, said: [['asks', 0, 'I’d like to talk to somebody about how I am spoken to in our meetings. Preferably not in writing.'], ['answers', 3, 'Thank you for writing to us. I’ve kept an hour for you on each of the next three days: which one suits you? You may bring somebody along.']] },
  { category: 'health', area: 'inclusion', level: 'sensitive', minutes: 45, days: 3, isConfidential: true, status: 'answered', ago: 12, said: [['asks', 0, 'My doctor recommends a desk that I can stand at. What do you need from me?'], ['answers', 22, 'Nothing about your health. I’ve asked facilities for one; it takes about two weeks.']] },
  { category: 'other', area: 'people', level: 'standard', minutes: 15, days: 5, status: 'open', ago: 0, said: [['asks', 0, 'Our team would like to plant trees on a Friday in May. Does that count as working time?']] },
]

/** Of the employee ($1) and of others whom the generalist ($2) looks after; handled by them, or by whoever handles that area there. */
export const questionsAsked = [
  `create temp table demo_question on commit drop as
  with wanted as materialized (select * from jsonb_to_recordset($3::jsonb) q (n int, category text, "isConfidential" boolean, area text, level text, minutes int, days int, status text, ago int)),
  others as materialized (select d.person_id, row_number() over (order by md5(d.person_id::text)) as n from directory_entry d join reach r on r.organization_id = app.org() and r.subject_id = d.person_id
    where d.organization_id = app.org() and d.is_primary and d.status = 'active' and d.worker_kind = 'employee' and d.person_id <> $1 and not exists (select from access_grant g where g.organization_id = app.org() and g.holder_id = d.person_id)
      and exists (select from access_grant g where g.organization_id = app.org() and g.holder_id = $2 and g.function = 'people' and g.status = 'active' and g.population = any (r.populations)))
  select w.*, p.person_id, h.holder_id, pg_temp.dated_id('question ' || w.n) as id, pg_temp.dated_id('question item ' || w.n) as item_id, date_trunc('hour', app.clock()) - make_interval(days => w.ago, hours => 1) as opened
  from wanted w cross join lateral (select case when w.n <= 4 then $1::uuid else (select o.person_id from others o where o.n = w.n) end as person_id) p
  left join lateral (select x.holder_id from access_grant x join reach r on r.organization_id = app.org() and r.subject_id = p.person_id where x.organization_id = app.org() and x.function = w.area and x.level <> 'view' and x.status = 'active' and x.origin = 'given' and x.ends_at > app.clock()
    and x.holder_id <> p.person_id and not x.holder_id = any (r.direct) and (x.population = 0 or x.population = any (r.populations)) order by x.holder_id = $2 desc, x.population = 0, md5(x.holder_id::text) limit 1) h on true`,
  `insert into work_item (organization_id, id, kind, audience, hr_function, level, min_level, usual_minutes, service_days, person_id, subject_id, record_name, record_id, asked_by_id, key, priority, due_on, due_basis, status, waiting_for, paused_on, done_at, done_by_id, closed_reason, assignee_id, routed, why, opened_at, assigned_at)
  select app.org(), item_id, 'ask.' || category || case when "isConfidential" then '.confidential' else '' end, 'hr', area, level, case when "isConfidential" then 'named' else 'handle' end, minutes, days, person_id, person_id, 'question', id::text, person_id, 'demo question:' || n, 'normal', app.weekdays_after(opened::date, days), 'weekdays',
    case status when 'answered' then 'done' else status end, case status when 'waiting' then 'Their answer' end, case status when 'waiting' then opened::date + 1 end, case when status in ('answered', 'closed') then opened + interval '50 hours' end, case status when 'answered' then holder_id when 'closed' then person_id end,
    case status when 'closed' then 'Whoever asked needs nothing more' end, holder_id, case when holder_id is null then 'nobody' else 'assigned' end, case when holder_id is null then '[{"step": "nobody", "left": 0}]'::jsonb else '[{"step": "holders", "left": 3}, {"step": "no_leaders", "left": 1}]'::jsonb end, opened, opened + interval '3 seconds'
  from demo_question order by n`,
  `insert into question (organization_id, id, person_id, entered_by_id, category, is_confidential, status, item_id) select app.org(), id, person_id, person_id, category, "isConfidential", status, item_id from demo_question order by n`,
  `insert into work_word (organization_id, id, work_item_id, at, by_id, to_id, what)
  select app.org(), pg_temp.dated_id('question word ' || w.what || q.n), q.item_id, w.at, w.by_id, w.to_id, w.what from demo_question q cross join lateral (values ('opened', q.opened, q.person_id, null::uuid), ('routed', q.opened + interval '3 seconds', null, q.holder_id), ('done', case q.status when 'answered' then q.opened + interval '50 hours' end, q.holder_id, null)) w (what, at, by_id, to_id)
  where w.at is not null and (w.what = 'opened' or q.holder_id is not null) order by q.n, w.at`,
] as const
/** What of them the first statement takes. */
export const questionsWanted = JSON.stringify(asked.map(({ said, isConfidential = false, ...each }, i) => ({ n: i + 1, isConfidential, ...each })))
export const questionsMade = 'select n, id, person_id, holder_id, opened from demo_question order by n'

export type QuestionMade = { n: number; id: string; person_id: string; holder_id: string | null; opened: Date | string }
/** What was said on them, to be sealed where it stands. */
export function wordsOf(seed: number, made: readonly QuestionMade[]) {
  const words = made.flatMap(({ n, id, person_id: asker, holder_id: holder, opened }) => asked[n - 1]!.said.flatMap(([who, hours, text], i) => who !== 'asks' && !holder ? [] : [{ id: idOf(seed, 302 + Number(who === 'notes'), n * 16 + i), question: id, at: at(opened, hours), asker, by: who === 'asks' ? asker : holder!, who, text }]))
  return [
    { table: 'question_message', columns: ['id', 'question_id', 'at', 'by_id', 'is_from_hr', 'text'], rows: words.filter(({ who }) => who !== 'notes').map(each => [each.id, each.question, each.at, each.by, each.who === 'answers', each.text]) },
    { table: 'question_note', columns: ['id', 'question_id', 'person_id', 'at', 'by_id', 'text'], rows: words.filter(({ who }) => who === 'notes').map(each => [each.id, each.question, each.asker, each.at, each.by, each.text]) },
  ]
}
const at = (opened: Date | string, hours: number) => Temporal.Instant.from(opened instanceof Date ? opened.toISOString() : opened).add({ hours }).toString()
