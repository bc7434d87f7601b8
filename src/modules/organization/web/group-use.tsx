import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useRows } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { accessGrant } from '../records.ts'
import classes from './access.module.css'
import { bundles, useNames } from './access-data.ts'
import { areasText, levelLabel } from './words.ts'

/** Who looks after this group. */
export function GroupUse({ populationId }: { populationId: string }) {
  const { data: grants = [] } = useRows(accessGrant, { populationId, status: 'active' })
  const holders = [...Map.groupBy(grants, grant => grant.holderId)]
  const { names } = useNames(holders.map(([id]) => id))
  return (
    <Stack gap={6}>
      <Title order={3}>{t('Who looks after them')}</Title>
      {holders.length === 0 && <Text size="sm" c="dimmed">{t('Nobody for this group alone. Whoever looks after everyone does so here too.')}</Text>}
      <ul className={classes['lines']}>
        {holders.map(([id, own]) => (
          <li key={id}>
            <Anchor component={Link} to={`/access/people/${id}`} inherit>{names.get(id)?.name ?? '…'}</Anchor>
            {bundles(own).map(bundle => <span key={bundle.key} className={classes['two']}>{levelLabel(bundle.level)}: {areasText(bundle.grants.map(grant => grant.function))}</span>)}
          </li>
        ))}
      </ul>
    </Stack>
  )
}
