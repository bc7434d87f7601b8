import { Anchor, Text } from '@mantine/core'
import { Link, Outlet, useLocation, useRouteContext } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { PageBoundary } from '#ui/errors.tsx'
import { Mark } from '#ui/mark.tsx'
import type { Me } from '#ui/seam.ts'
import { t } from '#ui/words.ts'
import classes from './open.module.css'
import { Loading } from './standing.tsx'

const House = lazy(() => import('./house.tsx'))

/** What anybody may read: within the frame for those who are signed in, with a plain one for everybody else. */
export default function Open() {
  const { me } = useRouteContext({ strict: false }) as { me?: Me | null }
  const { pathname, href } = useLocation()
  if (me) return <Suspense fallback={<Loading />}><House /></Suspense>
  return (
    <div className={classes['open']}>
      <header className={classes['top']}>
        <Link to="/calculators" className={classes['brand']}><Mark size={26} /><span>Equipoise</span></Link>
        <Anchor component={Link} to="/sign-in" search={{ from: href.split('#')[0] } as never}>{t('Sign in')}</Anchor>
      </header>
      <main className={classes['main']}>
        {pathname !== '/calculators' && <Text size="sm" className={classes['back']}><Anchor component={Link} to="/calculators" inherit>{t('All calculators')}</Anchor></Text>}
        <PageBoundary at={pathname}><Suspense fallback={<Loading />}><Outlet /></Suspense></PageBoundary>
      </main>
    </div>
  )
}
