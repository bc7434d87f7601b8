import { ActionIcon, Anchor, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react'
import { Suspense, useEffect, useRef } from 'react'
import { Bell } from './bell.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { get } from './client.ts'
import { useTrail } from './crumbs.ts'
import { PageBoundary } from './errors.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { Mark } from './mark.tsx'
import { useMe } from './me.ts'
import { useEntries, useEntryAt, type Frame } from './nav.ts'
import { OwnMenu } from './own-menu.tsx'
import { openSearch, QuickSearch } from './quick-search.tsx'
import classes from './shell.module.css'
import { t } from './words.ts'

/** Rail, bar, page: what the person may use and nothing else. */
export function Shell({ frame }: { frame: Frame }) {
  const [isNarrow, setNarrow] = useLocalStorage({ key: 'equipoise.rail', defaultValue: false, getInitialValueInEffect: false })
  const isMiddle = useMediaQuery('(max-width: 64em)', undefined, { getInitialValueInEffect: false }) ?? false
  const isFolded = isNarrow || isMiddle
  const entries = useEntries(frame)
  const { pathname } = useLocation()
  const entryAt = useEntryAt(entries, pathname)
  const { organizationName } = useMe()
  const main = useRef<HTMLElement>(null)
  useFocusOnArrival(main, pathname)
  return (
    <div className={classes['shell']} data-folded={isFolded || undefined}>
      <a href="#main" className={classes['skip']} onClick={event => { event.preventDefault(); main.current?.focus() }}>{t('Skip to the content')}</a>
      <nav aria-label={t('Main')} className={classes['rail']}>
        <Link to="/" className={classes['brand']}><Mark size={26} /><span className={isFolded ? 'visually-hidden' : classes['railText']}>{organizationName || 'Equipoise'}</span></Link>
        <div className={classes['nav']}>
          {entries.map(({ label, icon: Icon, path, count }) => (
            <Tooltip key={path} label={t(label)} position="right" disabled={!isFolded} openDelay={100}>
              <Link to={path} className={classes['entry']} aria-current={entryAt === path ? 'page' : undefined}>
                <Icon size={19} strokeWidth={1.75} aria-hidden /><span className={isFolded ? 'visually-hidden' : classes['railText']}>{t(label)}</span>{count && !isFolded && <Waiting path={count} />}
              </Link>
            </Tooltip>
          ))}
        </div>
        {!isMiddle && (
          <ActionIcon variant="subtle" color="gray" size="lg" className={classes['fold']} onClick={() => setNarrow(!isNarrow)} aria-label={isNarrow ? t('Widen the menu') : t('Fold the menu')} aria-expanded={!isNarrow}>
            {isNarrow ? <PanelLeftOpen size={18} /> : <PanelLeftClose size={18} />}
          </ActionIcon>
        )}
      </nav>
      <header className={classes['top']}>
        <Trail name={organizationName} />
        <UnstyledButton className={classes['search']} onClick={openSearch} aria-keyshortcuts="Meta+K Control+K">
          <Search size={16} aria-hidden /><span className={classes['searchText']}>{t('Search or go to')}</span><kbd className={classes['key']} aria-hidden>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
        </UnstyledButton>
        <Bell />
        <OwnMenu frame={frame} />
      </header>
      <main id="main" ref={main} tabIndex={-1} className={classes['main']}>
        {frame.Notice && pathname === entries[0]?.path && <PageBoundary at={pathname}><Suspense><frame.Notice /></Suspense></PageBoundary>}
        <PageBoundary at={pathname}><Suspense><Outlet /></Suspense></PageBoundary>
      </main>
      <BottomBar entries={entries} current={entryAt} />
      <QuickSearch frame={frame} entries={entries} />
      <KeyboardHelp />
    </div>
  )
}

/** How much waits there, where anything does. */
function Waiting({ path }: { path: string }) {
  const { data } = useQuery({ queryKey: [path.split('/')[1], 'waiting'], refetchInterval: 60_000, queryFn: ({ signal }) => get<{ count: number }>(path, signal) })
  return data?.count ? <Text span size="xs" c="dimmed" ms="auto" className="tabular">{data.count > 99 ? '99+' : data.count}</Text> : null
}

/** Where one stands, once that is more than the page's own title; a phone shows whose house it is meanwhile. */
function Trail({ name }: { name: string }) {
  const trail = useTrail()
  if (trail.length < 2) return <Link to="/" className={classes['short']}><Mark size={26} /><span>{name}</span></Link>
  return (
    <nav aria-label={t('Where you are')} className={classes['trail']}>
      <ol>
        {trail.map(({ label, to }, index) => (
          <li key={`${index}${label}`}>
            {to ? <Anchor component={Link} to={to} size="sm" c="dimmed" truncate>{label}</Anchor> : <Text span size="sm" truncate {...index < trail.length - 1 && { c: 'dimmed' }} aria-current={index === trail.length - 1 ? 'page' : undefined}>{label}</Text>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** A new page begins at its top, for the eye and for a screen reader; the first one leaves the focus alone. */
function useFocusOnArrival(main: React.RefObject<HTMLElement | null>, pathname: string) {
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [pathname, main])
}

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)
