import { ActionIcon, Anchor, Badge, Button, Group, Menu, Skeleton, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useMay, useMe } from '#ui/me.ts'
import { namingOf } from '#ui/declared.ts'
import { labelOf, t } from '#ui/words.ts'
import { accessGrant } from '../records.ts'
import classes from './access.module.css'
import { bundles, usePopulations, type Bundle, type Grant, type Holder } from './access-data.ts'
import { WaitingGrants } from './access-waiting.tsx'
import { EndAccess, LastDay } from './access-ends.tsx'
import { areaLabel, areas, datesText, levelHelp, levelLabel, statusLabel } from './words.ts'

/** What one person looks after, and what may be done about it. */
export function AccessOf({ holder, isLoading }: { holder: Holder; isLoading: boolean }) {
  const isMine = useMe().personId === holder.id
  const mayChange = useMay(['access:administer']) && !isMine
  const mayHandle = useMay(['access:handle'])
  const page = namingOf('person').page
  if (isLoading) return <Stack aria-busy>{Array.from({ length: 5 }, (_, i) => <Skeleton key={i} height={28} />)}</Stack>
  return (
    <Stack gap="lg">
      {page && <Text size="sm"><Anchor component={Link} to={page.replace(':id', holder.id)} inherit>{t('Open their page')}</Anchor></Text>}
      {isMine && <Text size="sm" c="dimmed">{t('This is your own access: somebody else gives and confirms it.')}</Text>}
      {holder.waiting.length > 0 && <WaitingGrants grants={holder.waiting} />}
      {holder.live.length === 0 && holder.waiting.length === 0 && <Text c="dimmed">{t('Looks after nothing at present.')}</Text>}
      <div>{bundles(holder.live).map(bundle => <Live key={bundle.key} bundle={bundle} mayHandle={mayHandle} mayChange={mayChange} />)}</div>
      {holder.past.length > 0 && <Past grants={holder.past} />}
    </Stack>
  )
}

function Live({ bundle, mayHandle, mayChange }: { bundle: Bundle; mayHandle: boolean; mayChange: boolean }) {
  const [ending, setEnding] = useState<readonly Grant[] | null>(null)
  const [dating, setDating] = useState<Grant | null>(null)
  return (
    <section className={classes['bundle']}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Heading bundle={bundle} />
        {mayHandle && bundle.grants.length > 1 && bundle.grants.every(grant => grant.origin !== 'second_person') && <Button variant="default" size="compact-sm" style={{ flex: 'none' }} onClick={() => setEnding(bundle.grants)}>{t('End all')}</Button>}
      </Group>
      <ul className={classes['lines']}>
        {sorted(bundle.grants).map(grant => (
          <li key={grant.id} className={classes['area']}>
            <span>{areaLabel(grant.function)}{!isAlike(bundle) && <About grant={grant} />}</span>
            {(mayHandle || mayChange) && grant.origin !== 'second_person' && (
              <Menu>
                <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t('Actions for {{what}}', { what: areaLabel(grant.function) })}><Ellipsis size={18} /></ActionIcon></Menu.Target>
                <Menu.Dropdown>
                  {mayChange && <Menu.Item onClick={() => setDating(grant)}>{t('Set the last day')}</Menu.Item>}
                  {mayHandle && <Menu.Item color="red" onClick={() => setEnding([grant])}>{t('End now')}</Menu.Item>}
                </Menu.Dropdown>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {ending && <EndAccess grants={ending} onClose={() => setEnding(null)} />}
      {dating && <LastDay grant={dating} onClose={() => setDating(null)} />}
    </section>
  )
}

function Heading({ bundle }: { bundle: Bundle }) {
  const { populationId, level, grants } = bundle
  const populations = usePopulations()
  return (
    <div>
      <Title order={3}>{populationId ? <Anchor component={Link} to={`/access/groups/${populationId}`} inherit>{populations.get(populationId) ?? '…'}</Anchor> : t('Everyone')}</Title>
      <Text size="sm" c="dimmed">{levelLabel(level)}: {levelHelp[level]?.()}</Text>
      {isAlike(bundle) && <About grant={grants[0]!} />}
    </div>
  )
}

function Areas({ bundle }: { bundle: Bundle }) {
  return (
    <ul className={classes['lines']}>
      {sorted(bundle.grants).map(grant => <li key={grant.id}>{areaLabel(grant.function)}{!isAlike(bundle) && <About grant={grant} />}</li>)}
    </ul>
  )
}

function Past({ grants }: { grants: readonly Grant[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section>
      <Button variant="subtle" color="gray" size="compact-sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? t('Hide what has ended') : t('Show what has ended')}</Button>
      {isOpen && bundles(grants).map(bundle => (
        <div key={bundle.key} className={classes['bundle']}><Group gap="xs"><Badge variant="light" color="gray" tt="none" fw={500} radius="sm" title={labelOf(accessGrant.name, 'status', accessGrant.keeps.status)}>{statusLabel('ended')}</Badge></Group><Heading bundle={bundle} /><Areas bundle={bundle} /></div>
      ))}
    </section>
  )
}

/** Given together, for the same reason: said once. */
const isAlike = ({ grants }: Bundle) => new Set(grants.map(({ startsOn, endsOn, reason }) => `${startsOn} ${endsOn} ${reason}`)).size === 1
const About = ({ grant }: { grant: Grant }) => <span className={classes['two']}>{datesText(grant)}{grant.reason && ` · ${grant.reason}`}</span>

const sorted = (grants: readonly Grant[]) => grants.toSorted((a, b) => areas.indexOf(a.function) - areas.indexOf(b.function))
