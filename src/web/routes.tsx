import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, notFound, Outlet, redirect } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { readSearch, writeSearch } from '#ui/address.ts'
import { drafts } from '#ui/drafts.ts'
import { meQuery } from '#ui/me.ts'
import { Problem } from '#ui/problem.ts'
import { isUsed, mayUse, type Needs, type PageRoute } from '#ui/seam.ts'
import { declared } from './declared.ts'
import { modules } from './modules.ts'
import { askPresent } from './present.ts'
import { Broken, BrokenOutside, Loading, LostOutside, NotFound } from './pages/standing.tsx'
import { welcomeQuery } from './welcome.ts'

const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Outlet, notFoundComponent: LostOutside })

/** Nobody is here yet: there is nothing to sign in to. */
const refuseEmpty = async ({ context: { client } }: { context: { client: QueryClient } }) => {
  if ((await client.ensureQueryData(welcomeQuery).catch(() => null))?.isEmpty) throw redirect({ to: '/first-run' })
}
const door = <const P extends string>(path: P, load: () => Promise<{ default: React.ComponentType }>, beforeLoad = refuseEmpty) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load), beforeLoad })

const doors = [
  door('/sign-in', () => import('./pages/sign-in.tsx')),
  door('/forgot-password', () => import('./pages/forgot-password.tsx')),
  door('/reset-password', () => import('./pages/reset-password.tsx')),
  door('/accept', () => import('./pages/accept.tsx')),
  door('/letter', () => import('./pages/letter.tsx')),
  door('/sign-out', () => import('./pages/sign-out.tsx')),
  door('/first-run', () => import('./pages/first-run.tsx'), async ({ context: { client } }) => {
    if (!(await client.ensureQueryData(welcomeQuery)).isEmpty) throw redirect({ to: '/sign-in' })
  }),
]

/** Everything behind the sign-in; who isn't signed in goes there and comes back to where they were. */
const house = createRoute({
  getParentRoute: () => root, id: 'house', component: lazyRouteComponent(() => import('./pages/house.tsx')),
  async beforeLoad({ context: { client }, location }) {
    try {
      const [me] = await Promise.all([client.ensureQueryData(meQuery), declared()])
      drafts.belongTo(me.personId ?? me.organizationId)
      return { me }
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
      await refuseEmpty({ context: { client } })
      throw redirect({ to: '/sign-in', search: { from: location.href === '/' ? undefined : location.href } as never })
    }
  },
})
const room = ({ path, load, needs, uses }: Pick<PageRoute, 'path' | 'load' | 'needs' | 'uses'>) => createRoute({
  getParentRoute: () => house, path, component: lazyRouteComponent(load), errorComponent: Broken, notFoundComponent: NotFound,
  beforeLoad: ({ context }) => { if (!mayUse(context.me, needs) || !isUsed(context.me.settings, { uses })) throw notFound() },
})
/** What anybody may read, with the house's frame around it for those who are in. */
const open = createRoute({
  getParentRoute: () => root, id: 'open', component: lazyRouteComponent(() => import('./pages/open.tsx')),
  async beforeLoad({ context: { client } }) {
    const me = await askPresent(client)
    if (me) await declared()
    return { me }
  },
})
const readings = [
  { path: '/calculators', load: () => import('./calculators/catalogue.tsx') },
  { path: '/calculators/changes', load: () => import('./calculators/changes.tsx') },
  { path: '/calculators/$ruleId', load: () => import('./calculators/calculator.tsx') },
].map(({ path, load }) => createRoute({ getParentRoute: () => open, path, component: lazyRouteComponent(load as PageRoute['load']), errorComponent: Broken, notFoundComponent: NotFound }))

const home = modules.find(module => module.home)?.home ?? (() => import('./pages/start.tsx'))
const own: { path: string; load: PageRoute['load']; needs?: Needs }[] = [
  { path: '/', load: home },
  { path: '/settings', load: () => import('./pages/settings.tsx') },
  { path: '/account', load: () => import('./pages/account.tsx') },
  { path: '/outbox', load: () => import('./pages/outbox.tsx') },
  { path: '$', load: async () => ({ default: NotFound }) },
]

export const makeRouter = (client: QueryClient) => createRouter({
  routeTree: root.addChildren([...doors, open.addChildren(readings), house.addChildren([...own, ...modules.flatMap(({ routes }) => routes)].map(room))]),
  context: { client }, parseSearch: readSearch, stringifySearch: writeSearch, defaultPreload: 'intent', defaultPreloadStaleTime: 0, scrollRestoration: true,
  defaultPendingComponent: Loading, defaultPendingMs: 150, defaultPendingMinMs: 0, defaultErrorComponent: BrokenOutside, defaultNotFoundComponent: LostOutside,
})
