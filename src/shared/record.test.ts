import { describe, expect, test } from 'vitest'
import { all, any, colleague, covers, coversPlace, is, manager, not, of, self, setting, summary, toSql, type Judged } from './access.ts'
import { choice, date, fixed, link, optional, text } from './fields.ts'
import { part, record, single, strand } from './record.ts'
import { workflow } from './workflow.ts'

const access = { read: all(), create: all(), update: all() }
const named = { label: 'X', plural: 'Xs' }
const states = { label: 'Go', from: 'a', to: 'b', by: all() } as const

describe('declarations that are refused', () => {
  test.each<[string, () => unknown]>([
    ['a state that no move reaches', () => workflow({ states: ['a', 'b'], moves: {} })],
    ['states that reach each other only', () => workflow({ states: ['a', 'b', 'c'], moves: { there: { ...states, from: 'b', to: 'c' }, back: { ...states, from: 'c', to: 'b' } } })],
    ['a subject that may change', () => record('x', { ...named, subject: 'ownerId', asks: { ownerId: text('Owner') }, access })],
    ['an about that isn’t there', () => record('x', { ...named, about: 'personId', asks: { name: text('Name') }, access })],
    ['a workflow without a status', () => record('x', { ...named, asks: { name: text('Name') }, flow: workflow({ states: ['a', 'b'], moves: { go: states } }), access })],
    ['a milder right for a field that isn’t there', () => record('x', { ...named, asks: { name: text('Name') }, reveal: { pay: all() } as never, access })],
    ['a table’s name that is none', () => record('x; drop table person' as 'x', { ...named, asks: {}, access })],
    ['a field’s name that is none', () => record('x', { ...named, asks: { 'a b': text('A') }, access })],
    ['a quote in a field’s name', () => record('x', { ...named, asks: { "o'": text('O') }, access })],
    ['a right on a field that isn’t there', () => toSql(self(of('personId')), record('x', { ...named, asks: { name: text('Name') }, access }))],
    ['a right that lost its subject', () => toSql(self(), record('x', { ...named, asks: { name: text('Name') }, access }))],
    ['a place that isn’t there', () => toSql(coversPlace('people', 'view', 'unitId'), record('x', { ...named, asks: { name: text('Name') }, access }))],
  ])('%s', (_, declare) => expect(declare).toThrow(/no field|reaches|reveals|fixed|has not|not a name|status/))
  test('all states reached is fine', () => expect(workflow({ states: ['a', 'b'], moves: { go: states } }).states).toEqual(['a', 'b']))
})

describe('a right as SQL', () => {
  const thing: Judged = { name: 'x', subject: 'personId', fields: ['id', 'personId', 'name'], access: { read: all() } }
  test('a quote in a value stays one', () => expect(toSql(is('name', "it's"), thing)).toBe(`(coalesce(x.name in ('it''s'), false))`))
  test('cheapest first, and one probe for all that reach says', () => {
    const sql = toSql(any(self(), manager('line'), any(manager('direct'), covers('leave', 'view')), not(colleague())), thing)
    expect(sql.match(/covers_all|= \(select app.me\(\)\), false|from reach|not \(/g)).toEqual(['covers_all', '= (select app.me()), false', 'from reach', 'not ('])
  })
  test('a key’s holder is nobody’s self, except where that forbids', () => {
    expect(toSql(self(), thing)).toContain('app.me()')
    expect(toSql(not(self()), thing)).toContain('app.holder()')
    expect(toSql(all(not(any(self(), is('name', 'x'))), covers('pay', 'handle')), thing)).not.toContain('app.me()')
    expect(toSql(not(not(self())), thing)).toContain('app.me()')
  })
  test('nobody is nobody, and all of nothing is everybody', () => expect([toSql(any(), thing), toSql(all(), thing), toSql(not(any()), thing)]).toEqual(['false', 'true', 'not false']))
})

describe('a read right as columns', () => {
  const says = (access: ReturnType<typeof self>) => summary(access, 'assignmentId', 'personId')
  test('fits what it can say', () => {
    expect(says(any(self(of('personId')), manager('line'), covers('people', 'view')))).toEqual({ function: 'people', level: 0, isForSelf: true, isForLine: true })
    expect(says(covers('compensation', 'administer'))).toEqual({ function: 'compensation', level: 2, isForSelf: false, isForLine: false })
    expect(says(any(colleague(), covers('organization', 'view')))).toMatchObject({ function: 'organization', isForSelf: false })
  })
  test('leaves out what is milder to other managers, or by a setting', () => {
    expect(says(any(self(of('personId')), manager('dotted'), all(setting('managersSeePay'), manager('direct')), covers('people', 'view')))).toEqual({ function: 'people', level: 0, isForSelf: true, isForLine: false })
  })
  test('whom it is about isn’t taken for another self', () => {
    expect(says(any(self(of('authorId')), covers('people', 'view')))).toMatchObject({ isForSelf: false })
    expect(says(any(self(), covers('people', 'view')))).toMatchObject({ isForSelf: false })
  })
  test.each([['all of', all(self(of('personId')), covers('people', 'view'))], ['not', any(not(self()), covers('people', 'view'))], ['two functions', any(covers('people', 'view'), covers('pay', 'view'))], ['another subject', covers('people', 'view', of('otherId'))],
    ['another manager’s line alone', manager('dotted')], ['a state', any(is('status', 'open'), covers('people', 'view'))], ['a proposed place', coversPlace('people', 'view', 'unitId')]])('says nothing where it doesn’t fit: %s', (_, access) => expect(says(access)).toBeNull())
})

describe('kinds of record', () => {
  const parent = record('parent', { ...named, subject: 'id', asks: { name: text('Name', { searchable: true }) }, access: { ...access, read: covers('people', 'view') } })
  test('a single is its owner’s, under the owner’s id', () => expect(single('pay_card', { ...named, asks: {}, access })).toMatchObject({ kind: 'single', subject: 'id', about: 'id', list: { needs: 'id' } }))
  test('a part narrows its parent’s rights, never widens them', () => {
    const note = part('note', { ...named, of: parent, by: 'parentId', asks: { parentId: fixed(link('Of', 'parent')) }, access: { update: self(of('parentId')) } })
    for (const right of ['read', 'create', 'update'] as const) expect(note.access[right]).toMatchObject({ kind: 'all', of: [{ kind: 'through' }, {}] })
    expect(note.access.delete).toBeUndefined()
  })
  test('a strand is judged by whom it belongs to, and goes as it changes', () => {
    const worn = strand('worn', { ...named, of: parent, by: 'parentId', asks: { size: text('Size') }, access: { ...access, update: covers('people', 'handle') } })
    expect(worn).toMatchObject({ kind: 'strand', subject: 'parentId', list: { needs: 'parentId', sort: 'startsOn' } })
    expect(worn.access.delete).toEqual(worn.access.update)
    expect(Object.keys((worn.patch as unknown as { properties: object }).properties)).toEqual(['endsOn', 'size'])
  })
  test('a record about a person tells their timeline, and lists by what it folds', () => {
    const made = record('x', { ...named, asks: { personId: fixed(link('Who', 'person')), name: text('Name', { sortable: true }), on: optional(date('On')), kind: choice('Kind', { a: 'A' }) }, access })
    expect(made).toMatchObject({ about: 'personId', list: { sort: 'name' }, path: 'xs' })
    expect((made.row as unknown as { properties: Record<string, { type: unknown }> }).properties['on']).toMatchObject({ type: ['string', 'null'] })
  })
})
