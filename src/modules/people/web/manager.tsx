import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay, useMe } from '#ui/me.ts'
import { useName } from '#ui/names.ts'
import { t } from '#ui/words.ts'
import type { JobHeld } from './data.ts'
import classes from './people.module.css'

/** Whom a job reports to: everybody knows the name of their own manager, not everybody may open the page. Whose place is open is said. */
export function Manager({ job }: { job: JobHeld }) {
  const { managerId, managerName, leftManagerName: left, reportsTo } = job
  const me = useMe()
  const looksAfter = useMay(['people'])
  // Above oneself nobody but HR can look: asking would only be refused.
  const mayOpen = looksAfter || me.isManager && job.personId !== me.personId
  const visible = useName('person', mayOpen ? managerId : null)
  if (!managerName) return <>{reportsTo === 'top' ? t('Nobody') : t('Nobody: the place of {{name}} is open', { name: left ?? '' })}</>
  return <>
    {managerId && visible ? <Anchor inherit component={Link} to={`/people/${managerId}`}>{managerName}</Anchor> : managerName}
    {left && <div className={classes['two']}>{t('while the place of {{name}} is open', { name: left })}</div>}
  </>
}
