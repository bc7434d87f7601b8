import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useName } from '#ui/names.ts'
import { t } from '#ui/words.ts'
import type { JobHeld } from './data.ts'

/** Whom a job reports to: everybody knows the name of their own manager, not everybody may open the page. */
export function Manager({ job: { managerId, managerName } }: { job: JobHeld }) {
  const visible = useName('person', managerId)
  if (!managerName) return <>{t('Nobody')}</>
  return managerId && visible ? <Anchor inherit component={Link} to={`/people/${managerId}`}>{managerName}</Anchor> : <>{managerName}</>
}
