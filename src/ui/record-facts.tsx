import type { ReactNode } from 'react'
import { isFixed } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Fact } from './fact.tsx'
import { useUsed } from './me.ts'
import classes from './record-facts.module.css'
import type { Shown } from './queries.ts'
import { labelOf, t } from './words.ts'

type Name<R extends AnyRecord> = keyof R['all'] & string
type Props<R extends AnyRecord> = {
  record: R
  row: Shown<R>
  fields: readonly Name<R>[]
  /** Drawn by hand; not edited in place. */
  cells?: { [name in Name<R>]?: (row: Shown<R>) => ReactNode }
  /** Says of these that they are kept from the reader, where that helps; others that are withheld are left out. */
  sayHidden?: readonly Name<R>[]
  isReadOnly?: boolean
}

/** The facts of a row, each changed where it stands by whoever may. */
export function RecordFacts<R extends AnyRecord>({ record, row, fields, cells = {}, sayHidden = [], isReadOnly = false }: Props<R>) {
  const withheld = row.withheld ?? []
  const mayEdit = !isReadOnly && row.can.includes('update')
  const isUsed = useUsed()
  const shown = fields.filter(name => isUsed(record.all[name])).filter(name => !withheld.includes(name) || sayHidden.includes(name))
  return (
    <dl className={classes['facts']}>
      {shown.map(name => {
        const field = record.all[name]!
        const cell = (cells as Record<string, ((row: Shown<R>) => ReactNode) | undefined>)[name]
        if (withheld.includes(name) || cell) return (
          <div key={name} className={classes['fact']}>
            <dt>{labelOf(record.name, name, field)}</dt>
            <dd>{withheld.includes(name) ? <span className={classes['none']}>{t('hidden from you')}</span> : cell!(row)}</dd>
          </div>
        )
        return <Fact key={name} record={record} row={row as unknown as Shown<AnyRecord>} name={name} mayEdit={mayEdit && name in record.asks && !isFixed(field)} />
      })}
    </dl>
  )
}
