import { Badge, Button, Skeleton, Stack, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plus, Search } from 'lucide-react'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { Beside } from '#ui/beside.tsx'
import { useCrumbs } from '#ui/crumbs.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { numberText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { useName } from '#ui/names.ts'
import { EmptyState, PageHeader } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import classes from './access.module.css'
import { bundles, useHolders, useNames, usePopulations, type Holder } from './access-data.ts'
import { accessCrumbs, AccessFrame } from './access-frame.tsx'
import { GiveAccess } from './access-give.tsx'
import { AccessOf } from './access-of.tsx'
import { areasText, levelLabel } from './words.ts'

const at = '/access/people'

export default function AccessPeople() {
  const open = useParam('id')
  const isNew = open === 'new'
  const { holders, isWhole, ...list } = useHolders()
  const { names } = useNames(holders.map(({ id }) => id))
  const navigate = useNavigate()
  const mayGive = useMay(['access:handle'])
  const [typed, setTyped] = useState('')
  const name = useName('person', open && !isNew ? open : null)
  const go = (id: string) => void navigate({ to: id ? `${at}/${id}` : at, resetScroll: false })
  const title = t('People with access')
  const panelTitle = isNew ? t('Give access') : name ?? ''
  useCrumbs(open ? panelTitle : title, open ? [...accessCrumbs(), { label: title, to: at }] : accessCrumbs())

  const wanted = typed.trim().toLowerCase()
  const nameOf = (id: string) => names.get(id)?.name ?? ''
  const shown = holders.filter(({ id, live, waiting }) => live.length + waiting.length > 0 && nameOf(id).toLowerCase().includes(wanted)).sort((a, b) => nameOf(a.id).localeCompare(nameOf(b.id)))
  const panel = open === '' ? null : {
    key: open, title: panelTitle,
    body: isNew ? <GiveAccess onGiven={go} onCancel={() => go('')} /> : <AccessOf holder={holders.find(({ id }) => id === open) ?? { id: open, live: [], waiting: [], past: [] }} isLoading={!isWhole} />,
  }
  return (
    <AccessFrame>
      <Beside panel={panel} onClose={() => go('')}>
        <section aria-label={title}>
          <PageHeader title={title} count={isWhole ? numberText(shown.length) : null} about={t('Who looks after what, and for whom. Nobody gives access to themselves.')} actions={mayGive && <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => go('new')}>{t('Give access')}</Button>} />
          <Stack gap="md">
            <TextInput type="search" maw={320} aria-label={t('Find a person')} placeholder={t('Find a person')} value={typed} onChange={event => setTyped(event.currentTarget.value)} leftSection={<Search size={16} aria-hidden />} />
            {list.isError ? <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
              : list.isPending ? Array.from({ length: 6 }, (_, i) => <Skeleton key={i} height={40} />)
              : shown.length === 0 ? <EmptyState title={wanted ? t('Nobody of that name has access') : t('Nobody has access yet')} />
              : <People shown={shown} names={names} openId={open} />}
          </Stack>
        </section>
      </Beside>
    </AccessFrame>
  )
}

function People({ shown, names, openId }: { shown: readonly Holder[]; names: ReturnType<typeof useNames>['names']; openId: string }) {
  return (
    <table className={`${classes['table']} ${classes['stack']}`}>
      <thead><tr><th scope="col">{t('Who')}</th><th scope="col">{t('Looks after')}</th></tr></thead>
      <tbody>
        {shown.map(({ id, live, waiting }) => (
          <tr key={id} className={classes['row']} data-link data-open={id === openId || undefined}>
            <th scope="row">
              <Link to={`${at}/${id}`} resetScroll={false} className={classes['name']} aria-current={id === openId ? 'true' : undefined}>{names.get(id)?.name ?? <Unlisted id={id} />}</Link>
              <span className={classes['two']}>{names.get(id)?.jobTitle}</span>
            </th>
            <td>
              <Summary grants={live} />
              {waiting.length > 0 && <Badge mt={live.length ? 6 : 0} variant="light" color="yellow" tt="none" fw={500} radius="sm">{t('{{count}} to confirm', { count: waiting.length })}</Badge>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Summary({ grants }: { grants: Holder['live'] }) {
  const populations = usePopulations()
  return (
    <ul className={classes['lines']}>
      {bundles(grants).map(({ key, populationId, level, grants: own }) => (
        <li key={key}>
          {areasText(own.map(grant => grant.function))}
          <span className={classes['two']}>{levelLabel(level)} · {populationId ? populations.get(populationId) ?? '…' : t('for everyone')}</span>
        </li>
      ))}
    </ul>
  )
}

/** Who isn't in the directory any more, or not for this reader. */
function Unlisted({ id }: { id: string }) {
  const name = useName('person', id)
  return name === null ? '…' : name || t('Somebody you may not see')
}
