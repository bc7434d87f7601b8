import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import tabClasses from '#ui/link-tabs.module.css'
import { isAt } from '#ui/nav.ts'
import { t } from '#ui/words.ts'
import classes from './hr-team.module.css'

export const hrTeamCrumbs = () => [{ label: t('HR team'), to: '/hr-team/balance' }]

/** The subjects of the HR team, each a page of its own. */
export function HrTeamFrame({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  const tabs = [['/hr-team/balance', t('Balance')], ['/hr-team/positions', t('Positions')], ['/hr-team/competence', t('Who can do what')], ['/hr-team/outside', t('Outside cover')], ['/hr-team/holiday', t('Prepare my holiday')], ['/hr-team/reviews', t('Reviews of access')], ['/hr-team/planner', t('Planner')]] as const
  return (
    <div className={classes['frame']}>
      <nav aria-label={t('HR team')} className={tabClasses['tabs']}>
        {tabs.map(([to, label]) => <Link key={to} to={to} className={tabClasses['tab']} activeProps={{}} data-current={isAt(to, pathname) || undefined} aria-current={isAt(to, pathname) ? 'page' : undefined}>{label}</Link>)}
      </nav>
      {children}
    </div>
  )
}
