import { byName, cell, listOf } from '#shared/rule-fields.ts'

/** A table by its columns, as regressions take it. */
export const columns = byName('Columns of the table', listOf('Values', cell('Value'), { min: 1 }), { help: 'Numbers or texts by the column’s name, one for each person, all in the same order.' })

export const columnLimits = ['A question by API takes 1 MB: some 100,000 cells. In code there is no limit.'] as const
export const columnRefusals = {
  unknown_column: 'The table has no column of that name. Give the name of one of its columns.',
  lengths_differ: 'The columns of the table are not of one length. Each person needs a value in each column.',
  not_numbers: 'This column holds texts where numbers are needed. Give numbers, or ask for it as a category.',
  group_not_0_1: 'The column of the group must hold 0 and 1 only, and both of them.',
  too_few_rows: 'There are too few people, in all or in a group, for so many terms. Ask with fewer terms, or for more people.',
  dependent_terms: 'These terms depend on one another: one of them is told by the others already, or is the same for everybody. Leave one out.',
}

type Refuse = (reason: keyof typeof columnRefusals, field: string) => never
export type Table = { rows: number; numbers(name: string, field: string): Float64Array; texts(name: string, field: string): string[]; binary(name: string, field: string): Float64Array }

export function tableOf(columns: Readonly<Record<string, readonly (number | string)[]>>, refuse: Refuse): Table {
  const rows = Object.values(columns)[0]?.length ?? 0
  if (Object.values(columns).some(({ length }) => length !== rows)) refuse('lengths_differ', 'columns')
  const named = (name: string, field: string) => Object.hasOwn(columns, name) ? columns[name]! : refuse('unknown_column', field)

  function numbers(name: string, field: string) {
    const values = named(name, field)
    if (values.some(value => typeof value !== 'number')) refuse('not_numbers', field)
    return Float64Array.from(values as readonly number[])
  }
  function binary(name: string, field: string) {
    const values = numbers(name, field)
    if (!values.every(value => value === 0 || value === 1) || !values.includes(0) || !values.includes(1)) refuse('group_not_0_1', field)
    return values
  }
  return { rows, numbers, binary, texts: (name, field) => named(name, field).map(String) }
}
