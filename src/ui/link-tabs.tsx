import { Link } from '@tanstack/react-router'
import type { Search } from './address.ts'
import classes from './link-tabs.module.css'

type Props = { label: string; /** Under this name the chosen one stands in the address; the first needs no mention. */ name: string; current: string; tabs: readonly { value: string; label: string }[] }

/** Views of a list or subjects of a page, each with an address of its own. */
export function LinkTabs({ label, name, current, tabs }: Props) {
  const searchFor = (value: string) => ((before: Search) => Object.fromEntries(Object.entries({ ...before, [name]: value === tabs[0]?.value ? '' : value }).filter(([, each]) => each))) as never
  return (
    <nav aria-label={label} className={classes['tabs']}>
      {tabs.map(({ value, label: text }) => (
        <Link key={value} to="." search={searchFor(value)} resetScroll={false} className={classes['tab']} activeProps={{}} data-current={value === current || undefined} aria-current={value === current ? 'page' : undefined}>{text}</Link>
      ))}
    </nav>
  )
}
