import { columnResizingFeature, columnSizingFeature, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table'
import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, type MouseEvent } from 'react'
import type { Field } from '#shared/fields.ts'
import classes from './list.module.css'
import { Bone, Cell, type Row, type RowsProps, type Virtual } from './table-parts.tsx'
import { useSame } from './same.ts'
import { direction, labelOf } from './words.ts'

const features = tableFeatures({ columnSizingFeature, columnResizingFeature })

/** Rows under a head that stays: sorted by a click, widened by a drag. */
export function TableGrid({ record, rows, state, cells, href, openId, label, total, isLoading, widths: given, virtual }: RowsProps & { virtual: Virtual }) {
  const { columns: names, widths } = state
  const own = useSame(given)
  const columns = useMemo(() => names.map((name, index): ColumnDef<typeof features, Row> => ({ id: name, accessorKey: name as never, size: own?.[name] ?? widthOf(record.all[name], index === 0), minSize: 80, maxSize: 640 })), [record, names, own])
  const table = useTable({
    features, columns, data: rows as Row[], columnResizeMode: 'onEnd', columnResizeDirection: direction(), getRowId: row => row.id,
    state: { columnSizing: widths }, onColumnSizingChange: next => state.setWidths(typeof next === 'function' ? next(widths) : next),
  })
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const [first, ...others] = names
  const before = virtual.items[0]?.start ?? 0
  const after = virtual.size - (virtual.items.at(-1)?.end ?? 0)
  const go = (event: MouseEvent, row: Row) => {
    if (!(event.target as HTMLElement).closest('a, button, input, label') && !getSelection()?.toString()) virtual.open(row)
  }
  return (
    <table className={classes['table']} data-density={state.density} aria-label={label} aria-rowcount={total ?? -1} style={{ minInlineSize: headers.reduce((sum, header) => sum + header.getSize(), 0) }}>
      <colgroup>{headers.map(header => <col key={header.id} style={{ inlineSize: header.getSize() }} />)}</colgroup>
      <thead>
        <tr>
          {headers.map(header => (
            <th key={header.id} scope="col" data-end={isNumber(record.all[header.id]) || undefined} aria-sort={sorted(state.sort, header.id)}>
              <Head name={header.id} label={labelOf(record.name, header.id, record.all[header.id])} sort={state.sort} onSort={state.isSortable(header.id) ? () => state.setSort(header.id) : null} />
              <span className={classes['grip']} aria-hidden onMouseDown={header.getResizeHandler()} onTouchStart={header.getResizeHandler()} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {isLoading && Array.from({ length: 12 }, (_, row) => <tr key={row}>{names.map((name, column) => <td key={name}><Bone width={40 + (row * 7 + column * 13) % 45} /></td>)}</tr>)}
        {before > 0 && <tr aria-hidden style={{ blockSize: before }} />}
        {virtual.items.map(({ index }) => {
          const row = rows[index]!
          return (
            <tr key={row.id} data-index={index} aria-rowindex={index + 2} data-active={index === virtual.active || undefined} data-link={href ? true : undefined} data-open={row.id === openId || undefined} {...!href && { tabIndex: -1 }} onClick={event => go(event, row)}>
              {first && <th scope="row">{href ? <Link to={href(row)} {...openId !== undefined && { search: true as never, resetScroll: false, 'aria-current': row.id === openId ? 'true' : undefined }} className={classes['name']}><Cell record={record} name={first} row={row} cells={cells} isPlain /></Link> : <Cell record={record} name={first} row={row} cells={cells} />}</th>}
              {others.map(name => <td key={name} data-end={isNumber(record.all[name]) || undefined}><Cell record={record} name={name} row={row} cells={cells} isPlain /></td>)}
            </tr>
          )
        })}
        {after > 0 && <tr aria-hidden style={{ blockSize: after }} />}
      </tbody>
    </table>
  )
}

function Head({ name, label, sort, onSort }: { name: string; label: string; sort: string; onSort: (() => void) | null }) {
  if (!onSort) return <div className={classes['head']}><span title={label}>{label}</span></div>
  const Arrow = sort === name ? ArrowUp : sort === `-${name}` ? ArrowDown : null
  return <button type="button" className={classes['head']} onClick={onSort}><span title={label}>{label}</span>{Arrow && <Arrow size={13} aria-hidden />}</button>
}

const sorted = (sort: string, name: string) => sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : undefined
const isNumber = (field: Field | undefined) => ['integer', 'hours', 'money'].includes(field?.kind ?? '')

function widthOf(field: Field | undefined, isFirst: boolean): number {
  if (isFirst) return 210
  switch (field?.kind) {
    case 'email': case 'choices': return 200
    case 'date': case 'integer': case 'hours': case 'flag': return 120
    case 'choice': case 'money': case 'currency': return 130
    default: return 150
  }
}
