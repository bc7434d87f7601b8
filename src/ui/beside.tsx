import { ActionIcon, Tooltip, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import classes from './beside.module.css'
import { t } from './words.ts'

/** `isTitled`: the page's own title stands above both, so that what was opened is no second one. */
type Props = { children: ReactNode; panel: { key: string; title: string; body: ReactNode } | null; onClose: () => void; isTitled?: boolean }

/** A list, and what was opened from it beside it; where there is no room for both, in its place. */
export function Beside({ children, panel, onClose, isTitled = false }: Props) {
  return (
    <div className={classes['beside']} data-open={panel ? true : undefined}>
      <div className={classes['list']}>{children}</div>
      {panel && <SidePanel key={panel.key} title={panel.title} onClose={onClose} isTitled={isTitled}>{panel.body}</SidePanel>}
    </div>
  )
}

function SidePanel({ title, children, onClose, isTitled }: { title: string; children: ReactNode; onClose: () => void; isTitled: boolean }) {
  const isAlone = useMediaQuery('(max-width: 67.99em)', undefined, { getInitialValueInEffect: false }) ?? false
  const heading = useRef<HTMLHeadingElement>(null)
  // The reader's place goes into what they opened, and back to where it was opened from.
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    if (before && before !== document.body) heading.current?.focus({ preventScroll: true })
    return () => { requestAnimationFrame(() => { if (document.activeElement === document.body || document.activeElement?.id === 'main') before?.focus({ preventScroll: true }) }) }
  }, [])
  return (
    <section className={classes['panel']} aria-label={title} onKeyDown={event => { if (event.key === 'Escape' && !event.defaultPrevented && !(event.target as HTMLElement).closest('input, textarea, [role="listbox"], [role="menu"], [role="dialog"]')) onClose() }}>
      <header className={classes['head']}>
        <Title order={isAlone && !isTitled ? 1 : 2} ref={heading} tabIndex={-1} className={classes['title']}>{title || ' '}</Title>
        <Tooltip label={t('Close')}><ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('Close')} onClick={onClose}><X size={18} /></ActionIcon></Tooltip>
      </header>
      {children}
    </section>
  )
}
