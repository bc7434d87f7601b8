import { Tooltip, UnstyledButton } from '@mantine/core'
import { numberText } from '#ui/format.ts'
import { t } from '#ui/words.ts'
import { states } from '../rules-balance.ts'
import type { Balance } from './balance.tsx'
import { sign, stateHelp, stateWord } from './balance-words.tsx'
import classes from './hr-team.module.css'
import { areaLabel } from './words.ts'

export type Showing = 'can' | 'work'
type Cell = Balance['cells'][number]
type Props = { balance: Balance; onOpen: (key: string) => void }
export const keyOf = ({ function: area, group }: Pick<Cell, 'function' | 'group'>) => `${area}.${group ?? ''}`
export const groupName = ({ group, name }: { group: number | null; name: string | null }, isOnly = false) => group === null ? isOnly ? t('Everyone') : t('In no group') : name ?? '…'

/** Areas down, groups across. Each cell says its state by colour, pattern and sign, and opens. */
export function BalanceMap({ balance, showing, onOpen }: Props & { showing: Showing }) {
  const { groups, cells } = balance
  const areas = [...new Set(cells.map(each => each.function))]
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('Balance of the HR team')}>
      <table className={classes['heat']}>
        <thead><tr><th scope="col">{t('Area')}</th>{groups.map(each => <th key={each.group ?? 0} scope="col">{groupName(each, groups.length === 1)}<span className={classes['two']}>{t('{{count}} people', { count: each.people })}</span></th>)}</tr></thead>
        <tbody>{areas.map(area => (
          <tr key={area}>
            <th scope="row">{areaLabel(area)}</th>
            {groups.map(each => <td key={each.group ?? 0}><One cell={cells.find(cell => cell.function === area && cell.group === each.group)!} where={groupName(each, groups.length === 1)} showing={showing} isOpen={balance.sees === 'all'} onOpen={onOpen} /></td>)}
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}

function One({ cell, where, showing, isOpen, onOpen }: { cell: Cell; where: string; showing: Showing; isOpen: boolean; onOpen: Props['onOpen'] }) {
  const said = showing === 'can' ? saysCan(cell) : saysWork(cell)
  const look = <>
    {showing === 'can' && cell.state ? <><span aria-hidden>{sign[cell.state]}</span> <span aria-hidden>{cell.here}/{cell.may}</span></> : <span aria-hidden>{cell.open === null ? '·' : `${numberText(cell.open)}${cell.overdue ? ` (${numberText(cell.overdue)})` : ''}`}</span>}
    <span className="visually-hidden">{`${areaLabel(cell.function)}, ${where}: ${said}`}</span>
  </>
  const shade = showing === 'can' ? { 'data-state': cell.state ?? undefined } : { 'data-load': cell.open === null ? undefined : cell.overdue ? 'late' : cell.open > 0 ? 'some' : 'none' }
  return isOpen ? <Tooltip label={said} multiline maw={280}><UnstyledButton className={classes['spot']} {...shade} onClick={() => onOpen(keyOf(cell))}>{look}</UnstyledButton></Tooltip> : <div className={classes['spot']} {...shade}>{look}</div>
}

const saysCan = (cell: Cell) => cell.state === null ? '' : [
  `${stateWord(cell.state)}: ${stateHelp(cell.state)}`, cell.without ? t('for {{count}} people', { count: cell.without }) : cell.byOne ? t('for {{count}} people', { count: cell.byOne }) : null,
  t('{{may}} may, {{can}} can, {{here}} of them here', { may: cell.may ?? 0, can: cell.can ?? 0, here: cell.here ?? 0 }), cell.cover ? t('outside cover: {{count}}', { count: cell.cover }) : null,
].filter(Boolean).join('; ')
export const saysWork = ({ open, overdue, incoming, done }: Cell) => open === null ? t('too few people to tell') : t('{{open}} open, {{overdue}} of them overdue; {{incoming}} came in and {{done}} were done in thirteen weeks', { open, overdue: overdue ?? 0, incoming: incoming ?? 0, done: done ?? 0 })

export function Key({ showing }: { showing: Showing }) {
  return showing === 'can'
    ? <p className={classes['key']}>{states.map(state => <span key={state}><span className={classes['spot']} data-state={state} aria-hidden>{sign[state]}</span>{stateWord(state)}: {stateHelp(state)}</span>)}<span>{t('The figures: who can and is here, of who may.')}</span></p>
    : <p className={classes['key']}><span>{t('Open items; in brackets, how many are overdue.')}</span></p>
}

/** The same as a table, for reading and copying. */
export function BalanceTable({ balance, onOpen }: Props) {
  const seesAll = balance.sees === 'all'
  const nameOf = (group: number | null) => groupName(balance.groups.find(each => each.group === group)!, balance.groups.length === 1)
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('Balance of the HR team')}>
      <table className={`${classes['table']} ${classes['stack']}`}>
        <thead><tr><th scope="col">{t('Area')}</th><th scope="col">{t('For whom')}</th>{seesAll && <><th scope="col">{t('State')}</th><th scope="col">{t('May')}</th><th scope="col">{t('Can')}</th><th scope="col">{t('Here')}</th><th scope="col">{t('Outside')}</th></>}<th scope="col">{t('Open')}</th><th scope="col">{t('Overdue')}</th><th scope="col">{t('Came in')}</th><th scope="col">{t('Done')}</th></tr></thead>
        <tbody>{balance.cells.map(cell => (
          <tr key={keyOf(cell)}>
            <th scope="row">{seesAll ? <UnstyledButton className={classes['link']} onClick={() => onOpen(keyOf(cell))}>{areaLabel(cell.function)}</UnstyledButton> : areaLabel(cell.function)}</th><td>{nameOf(cell.group)}</td>
            {seesAll && <><td>{cell.state && `${sign[cell.state]} ${stateWord(cell.state)}`}</td><td>{cell.may}</td><td>{cell.can}</td><td>{cell.here}</td><td>{cell.cover}</td></>}
            <td>{cell.open ?? '·'}</td><td>{cell.overdue ?? '·'}</td><td>{cell.incoming ?? '·'}</td><td>{cell.done ?? '·'}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}
