import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { t } from '#ui/words.ts'
import classes from './people.module.css'
import { spanState, spanText } from './words.ts'

type Dated = { id: string; startsOn: string; endsOn: string | null }

/** Dated facts, the newest first: what holds now stands out, what is ahead and what is past say so by their dates. */
export function Strand<T extends Dated>({ rows, label, most = 4, children }: { rows: readonly T[]; label: string; most?: number; children: (row: T, before: T | undefined) => ReactNode }) {
  const [isWhole, setWhole] = useState(false)
  const sorted = rows.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
  const shown = isWhole || sorted.length <= most + 1 ? sorted : sorted.slice(0, most)
  return (
    <>
      <ol className={classes['strand']} aria-label={label} reversed>
        {shown.map((row, index) => (
          <li key={row.id} data-state={spanState(row)}>
            <div className={classes['when']}>{spanText(row)}</div>
            <div className={classes['what']}>{children(row, sorted[index + 1])}</div>
          </li>
        ))}
      </ol>
      {shown.length < sorted.length && <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>{t('Show all {{count}}', { count: sorted.length })}</Button>}
    </>
  )
}
