import { idOf } from '#shared/chance.ts'
import { usualLadder } from './ladder.ts'

type Value = string | number | boolean | null
type Stream = { table: string; columns: readonly string[]; rows: readonly (readonly Value[])[] }
type Cast = { chro: string; generalist: string; specialist: string; manager: string; employee: string }

/** The careers of those who sign in: a certificate that lacks its hour of ethics, a plan towards the next step, a chance to change seats that somebody has applied for. `day`: so many days from now. */
export function careersOf(seed: number, { chro, generalist, specialist, manager, employee }: Cast, day: (days: number) => string): Stream[] {
  const id = (kind: number, n: number) => idOf(seed, 200 + kind, n)
  const step = (title: string) => id(0, usualLadder.findIndex(each => each.title === title))
  const credits: [number, string, number, string, string][] = [
    [0, 'general', 18, 'HR conference, three days', 'Programme and badge'], [0, 'general', 24, 'Course: employment law', 'Certificate of the course'], [0, 'business', 8, 'Finance for those who aren’t in it', 'Certificate of the course'], [0, 'general', 6, 'Six web seminars', 'Confirmations by mail'],
    [1, 'self_paced', 34, 'Online library on pay and benefits', 'Statement of hours'], [1, 'organisation', 12, 'New pay bands for the sites', 'Note by the head of HR'],
  ]
  return [
    { table: 'career_step', columns: ['id', 'title', 'track', 'place', 'rank', 'about', 'requirements'], rows: usualLadder.map((each, n) => [id(0, n), each.title, each.track, each.place, each.rank, each.about ?? null, JSON.stringify(each.requirements)]) },
    { table: 'certificate', columns: ['id', 'person_id', 'kind', 'number', 'awarded_on', 'expires_on', 'evidence'], rows: [
      [id(1, 0), generalist, 'phr', 'DEMO-1047', day(-930), day(165), 'HRCI’s public register'], [id(1, 1), specialist, 'shrm_cp', 'DEMO-2214', day(-700), day(395), null], [id(1, 2), chro, 'cipd_advanced', null, day(-3200), null, null],
    ] },
    { table: 'certificate_credit', columns: ['id', 'person_id', 'certificate_id', 'earned_on', 'amount', 'kind', 'what', 'evidence'], rows: credits.map(([of, kind, amount, what, evidence], n) => [id(2, n), of ? specialist : generalist, id(1, of), day(-600 + n * 80), amount, kind, what, evidence]) },
    { table: 'qualification', columns: ['id', 'person_id', 'kind', 'title', 'institution', 'starts_on', 'ends_on'], rows: [
      [id(3, 0), generalist, 'degree', 'Psychology of work', 'University', day(-4400), day(-3300)], [id(3, 1), generalist, 'volunteering', 'Advises a refuge on its papers', 'A local charity', day(-500), null], [id(3, 2), specialist, 'internship', 'Pay and benefits', 'An insurer', day(-2600), day(-2420)], [id(3, 3), employee, 'course', 'Leading for the first time', 'Evening school', day(-300), day(-180)],
    ] },
    { table: 'development_offer', columns: ['id', 'title', 'kind', 'about', 'starts_on', 'ends_on', 'places', 'status'], rows: [
      [id(4, 0), 'Three months in compensation', 'rotation', 'A generalist takes a seat in pay before the yearly review; the compensation specialist covers her site one day a week.', day(60), day(150), 1, 'open'],
      [id(4, 1), 'Along with employee relations', 'shadowing', 'Sit in on talks, with the consent of those concerned.', day(20), day(50), 2, 'open'], [id(4, 2), 'HR’s liaison for the second office', 'liaison', 'First contact two days a week.', day(-60), null, 1, 'closed'],
    ] },
    { table: 'offer_application', columns: ['id', 'person_id', 'offer_id', 'why', 'status', 'answer'], rows: [[id(5, 0), generalist, id(4, 0), 'To know pay from within before I lead a site.', 'applied', null], [id(5, 1), manager, id(4, 1), 'To handle talks with my team better.', 'accepted', 'Gladly: from the first of the month.']] },
    { table: 'career_plan', columns: ['id', 'person_id', 'step_id', 'aim', 'due_on', 'why'], rows: [[id(6, 0), generalist, step('Personnel Manager'), null, day(540), 'I like to see what becomes of what I begin.'], [id(6, 1), specialist, null, 'To lead pay and benefits for all countries', day(900), null]] },
    { table: 'plan_item', columns: ['id', 'person_id', 'plan_id', 'what', 'aid', 'due_on', 'done_on'], rows: [
      [id(7, 0), generalist, id(6, 0), 'An hour of ethics, so that the PHR can be kept', 'certificate', day(-5), null], [id(7, 1), generalist, id(6, 0), 'Three months in compensation', 'rotation', day(150), null], [id(7, 2), generalist, id(6, 0), 'Lead the merger of two teams', 'on_the_job', day(-90), day(-100)],
      [id(7, 3), specialist, id(6, 1), 'Ask a head of pay elsewhere how she began', 'mentor', day(14), null],
    ] },
    { table: 'network_contact', columns: ['id', 'person_id', 'name', 'does', 'known_from', 'circle', 'last_on', 'next_on', 'note'], rows: [
      [id(8, 0), generalist, 'Morwenna Pascoe', 'Head of HR at a shipyard', 'event', 'Mentors', day(-120), day(-3), 'Said to call after the summer.'], [id(8, 1), generalist, 'Tunde Bakare', 'Employment lawyer', 'studies', 'Lawyers', day(-40), day(60), null], [id(8, 2), specialist, 'Ingrid Solheim', 'Pay and benefits at a bank', 'association', 'Pay people', day(-15), day(14), null],
    ] },
    { table: 'association', columns: ['id', 'person_id', 'name', 'since', 'renews_on'], rows: [[id(9, 0), generalist, 'CIPD', day(-1500), day(45)]] },
    { table: 'fit_assessment', columns: ['id', 'person_id', 'taken_on', 'answers', 'open_for_generalists', 'open_for_specialists'], rows: [[id(10, 0), generalist, day(-200), JSON.stringify(answered), 7, 5]] },
  ]
}

/** Of somebody who likes both, and variety a little more. */
const answered = Object.entries({ s1: 5, s2: 3, s3: 4, s4: 3, a1: 4, a2: 3, a3: 5, a4: 2, g1: 4, g2: 3, g3: 3, g4: 2, p1: 2, p2: 3, m1: 4, m2: 4, m3: 5, m4: 3 }).map(([statement, answer]) => ({ statement, answer }))
