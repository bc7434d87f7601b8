import type { ReactNode } from 'react'
import classes from './plain-facts.module.css'

export const FactList = ({ children }: { children: ReactNode }) => <dl className={classes['facts']}>{children}</dl>

/** A fact that is worked out, or kept with something else. */
export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return <div className={classes['fact']}><dt>{label}</dt><dd>{children}</dd></div>
}
