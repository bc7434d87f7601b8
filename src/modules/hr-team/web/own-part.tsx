import { numberText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import type { Balance } from './balance.tsx'
import { becauseWord } from './balance-words.tsx'
import classes from './hr-team.module.css'
import { areaLabel } from './words.ts'

/** What somebody may, can and did, for their own eyes. */
export function OwnPart({ own }: { own: Balance['own'] }) {
  const can = { can: t('Can'), cannot: t('Not yet'), unknown: t('Unknown'), partly: t('For some') }
  return (
    <Panel title={t('My part')}>
      <table className={`${classes['table']} ${classes['stack']}`}>
        <thead><tr><th scope="col">{t('Area')}</th><th scope="col">{t('For how many people')}</th><th scope="col">{t('Can')}</th><th scope="col">{t('Done in twelve months')}</th></tr></thead>
        <tbody>{own.map(each => <tr key={each.function}><th scope="row">{areaLabel(each.function)}</th><td data-label={t('For how many people')}>{numberText(each.people)}</td><td>{can[each.can]}<span className={classes['two']}>{becauseWord(each.because)}</span></td><td data-label={t('Done in twelve months')}>{numberText(each.handled)}</td></tr>)}</tbody>
      </table>
    </Panel>
  )
}
