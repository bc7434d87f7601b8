import { Badge, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Face } from '#ui/face.tsx'
import { dateText } from '#ui/format.ts'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { directoryEntry } from '../records.ts'
import type { JobHeld } from './data.ts'
import classes from './people.module.css'

/** One of the jobs that somebody holds. */
export function JobLine({ job }: { job: JobHeld }) {
  return (
    <li>
      <div className={classes['person']}>
        <span>
          <Group component="span" gap={8} display="inline-flex">
            <span className={classes['name']}>{job.jobTitle}</span>
            <Badge component="span" size="sm" radius="sm" variant="default" tt="none" fw={500}>{job.isPrimary ? t('main job') : t('second job')}</Badge>
            {job.status !== 'active' && <Status value={job.status} label={wordOf(directoryEntry.name, 'status', directoryEntry.all['status'], job.status)} />}
          </Group>
          {/* The employment's first day: a second job may have begun later. */}
          <span className={classes['two']}>{[job.unitName, job.locationName, job.legalEntityName, job.isPrimary && t('since {{from}}', { from: dateText(job.startsOn) })].filter(Boolean).join(' · ')}</span>
        </span>
      </div>
    </li>
  )
}

type Short = Pick<JobHeld, 'personId' | 'name' | 'jobTitle' | 'locationName' | 'status'> & { startsOn?: string; about?: string | null }
/** Somebody in a short list, who leads to their page. */
export function PersonLine({ job }: { job: Short }) {
  const about = [job.jobTitle, job.locationName, job.status === 'starting' && job.startsOn && t('starts on {{date}}', { date: dateText(job.startsOn) }), job.about].filter(Boolean)
  return (
    <li>
      <Link to={`/people/${job.personId}`} className={classes['person']}>
        <Face name={job.name} personId={job.personId} size={32} />
        <span><span className={classes['name']}>{job.name}</span><span className={classes['two']}>{about.join(' · ')}</span></span>
      </Link>
    </li>
  )
}
