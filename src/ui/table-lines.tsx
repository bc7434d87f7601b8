import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import classes from './list.module.css'
import { Bone, Cell, type RowsProps, type Virtual } from './table-parts.tsx'

/** On a phone a row is two lines: what it is, and the next few things about it. */
export function TableLines({ record, rows, state, cells, href, openId, label, isLoading, virtual }: RowsProps & { virtual: Virtual }) {
  const [first = 'id', ...others] = state.columns
  if (isLoading) return <div className={classes['lines']}>{Array.from({ length: 8 }, (_, row) => <div key={row} className={classes['line']}><Bone width={40 + row * 7 % 30} /><Bone width={60 + row * 5 % 30} /></div>)}</div>
  return (
    <ul className={classes['lines']} aria-label={label} style={{ blockSize: virtual.size }}>
      {virtual.items.map(({ index, start }) => {
        const row = rows[index]!
        const said = others.filter(name => (row as Record<string, unknown>)[name] != null && (row as Record<string, unknown>)[name] !== '').slice(0, 3)
        const two = <>
          <span className={classes['first']}><Cell record={record} name={first} row={row} cells={cells} isPlain /></span>
          <span className={classes['second']}>{said.map((name, at) => <Fragment key={name}>{at > 0 && ' · '}<Cell record={record} name={name} row={row} cells={cells} isPlain /></Fragment>)}</span>
        </>
        return (
          <li key={row.id} ref={virtual.measure} data-index={index} style={{ transform: `translateY(${start}px)` }}>
            {href ? <Link to={href(row)} {...openId !== undefined && { search: true as never }} className={classes['line']}>{two}</Link> : <div className={classes['line']} tabIndex={-1}>{two}</div>}
          </li>
        )
      })}
    </ul>
  )
}
