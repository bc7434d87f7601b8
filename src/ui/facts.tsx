import type { ReactNode } from 'react'
import { isFixed } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Editable } from './fact-edit.tsx'
import classes from './facts.module.css'
import type { Shown } from './queries.ts'
import { Value } from './value.tsx'
import { labelOf, t } from './words.ts'

type Props<R extends AnyRecord> = {
  record: R
  row: Shown<R>
  /** Which fields, in this order; what is empty and may not be filled in isn't shown. */
  names: readonly (keyof Shown<R> & string)[]
}

/** The fields of a row, each changed where it stands by whoever may. */
export function Facts<R extends AnyRecord>({ record, row, names }: Props<R>) {
  const values = row as Record<string, unknown>
  const mayChange = (name: string) => row.can.includes('update') && name in record.asks && !isFixed(record.asks[name])
  const shown = names.filter(name => !row.withheld?.includes(name) && (mayChange(name) || values[name] != null && values[name] !== ''))
  if (shown.length === 0) return <p className={classes['none']}>{t('Nothing is kept here yet.')}</p>
  return (
    <dl className={classes['facts']}>
      {shown.map(name => mayChange(name) ? <Editable key={name} record={record} row={row} name={name} />
        : <Fact key={name} label={labelOf(record.name, name, record.all[name])}><Value place={record.name} name={name} field={record.all[name]} value={values[name]} row={values} /></Fact>)}
    </dl>
  )
}

/** A fact that is worked out or lies elsewhere. */
export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return <div className={classes['fact']}><dt>{label}</dt><dd>{children}</dd></div>
}

export const FactList = ({ children }: { children: ReactNode }) => <dl className={classes['facts']}>{children}</dl>
