import { Drawer, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import type { NavEntry } from './seam.ts'
import classes from './shell.module.css'
import { t } from './words.ts'

/** On a phone: five within the thumb's reach; past that the fifth opens the rest. */
export function BottomBar({ entries, current: at }: { entries: readonly NavEntry[]; current: string | undefined }) {
  const [isOpen, { open, close }] = useDisclosure()
  if (entries.length < 2) return null
  const shown = entries.length > 5 ? entries.slice(0, 4) : entries
  const rest = entries.slice(shown.length)
  const current = ({ path }: NavEntry) => path === at ? 'page' as const : undefined
  return (
    <nav aria-label={t('Main')} className={classes['bottom']}>
      {shown.map(entry => <Link key={entry.path} to={entry.path} className={classes['thumb']} aria-current={current(entry)}><entry.icon size={21} strokeWidth={1.75} aria-hidden /><span>{t(entry.label)}</span></Link>)}
      {rest.length > 0 && (
        <>
          <UnstyledButton className={classes['thumb']} onClick={open} aria-haspopup="dialog"><Ellipsis size={21} aria-hidden /><span>{t('More')}</span></UnstyledButton>
          <Drawer opened={isOpen} onClose={close} position="bottom" title={t('More')} size="auto">
            {rest.map(entry => <Link key={entry.path} to={entry.path} className={classes['entry']} aria-current={current(entry)} onClick={close}><entry.icon size={19} aria-hidden /><span>{t(entry.label)}</span></Link>)}
          </Drawer>
        </>
      )}
    </nav>
  )
}
