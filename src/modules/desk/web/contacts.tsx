import { Skeleton, Text } from '@mantine/core'
import { ErrorNote } from '#ui/errors.tsx'
import { Face } from '#ui/face.tsx'
import { dateText } from '#ui/format.ts'
import { useRead } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import type { HrContact } from '../contract-contacts.ts'
import { workItem, workProfile } from '../records.ts'
import classes from './ask.module.css'

/** Who of HR is there for one, by area, and who meanwhile. */
export function Contacts() {
  const { data, error, refetch } = useRead<{ items: HrContact[] }>('/hr-contacts')
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={120} />
  return (
    <>
      {data.items.length === 0 && <Text c="dimmed">{t('Nobody is named yet. Ask all the same: it finds its way.')}</Text>}
      <ul className={classes['contacts']}>
        {data.items.map(each => (
          <li key={each.id} className={classes['contact']}>
            <Face name={each.name} src={each.photo} size={48} />
            <div>
              <Text fw={500}>{each.name}</Text>
              {each.jobTitle && <Text size="sm" c="dimmed">{each.jobTitle}</Text>}
              <Text size="sm">{each.areas.map(area => wordOf(workItem.name, 'hrFunction', workItem.all.hrFunction, area)).join(', ')}</Text>
              {each.languages.length > 0 && <Text size="sm" c="dimmed">{each.languages.map(language => wordOf(workProfile.name, 'languages', workProfile.all.languages, language)).join(', ')}</Text>}
              {each.from && each.until && <Text size="sm" c="dimmed">{t('{{from}} to {{until}}', { from: each.from, until: each.until })}{each.zone && ` (${each.zone})`}</Text>}
              {each.note && <Text size="sm" c="dimmed">{each.note}</Text>}
              {each.awayUntil && <Text size="sm">{each.standsIn ? t('Away until {{day}}; {{name}} stands in', { day: dateText(each.awayUntil), name: each.standsIn }) : t('Away until {{day}}', { day: dateText(each.awayUntil) })}</Text>}
              {each.awayMessage && <Text size="sm">{each.awayMessage}</Text>}
            </div>
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" mt="md">{t('What you ask in confidence goes to whoever is named for it.')}</Text>
    </>
  )
}
