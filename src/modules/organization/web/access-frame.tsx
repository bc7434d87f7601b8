import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import tabClasses from '#ui/link-tabs.module.css'
import { isAt } from '#ui/nav.ts'
import { t } from '#ui/words.ts'
import classes from './access.module.css'

export const accessCrumbs = () => [{ label: t('Settings'), to: '/settings' }, { label: t('Access'), to: '/access/people' }]

/** The subjects of access, each a page of its own. */
export function AccessFrame({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  const tabs = [['/access/people', t('People with access')], ['/access/waiting', t('Waiting')], ['/access/groups', t('Groups of people')], ['/access/picture', t('Who looks after what')], ['/access/hr', t('HR itself')], ['/access/why', t('Why?')]] as const
  return (
    <div className={classes['frame']}>
      <nav aria-label={t('Access')} className={tabClasses['tabs']}>
        {tabs.map(([to, label]) => <Link key={to} to={to} className={tabClasses['tab']} activeProps={{}} data-current={isAt(to, pathname) || undefined} aria-current={isAt(to, pathname) ? 'page' : undefined}>{label}</Link>)}
      </nav>
      {children}
    </div>
  )
}
