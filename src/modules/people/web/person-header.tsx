import { Badge, Button, Group, Menu, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { Face } from '#ui/face.tsx'
import { dateText } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { PageHeader } from '#ui/page.tsx'
import { useOne, type Shown } from '#ui/queries.ts'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { assignment, directoryEntry, employment, type person } from '../records.ts'
import classes from './people.module.css'
import { useSignIn, type JobHeld } from './data.ts'
import { useInvite } from './use-invite.ts'
import { usePossible, type Possible } from './use-possible.ts'

type Props = { person: Shown<typeof person>; jobs: readonly JobHeld[]; mayAddPay: boolean; isSelf: boolean }

/** Who this is, in which state, and what the reader may do: the likeliest as a button, the rest in a menu. */
export function PersonHeader({ person: who, jobs, mayAddPay, isSelf }: Props) {
  const [main] = jobs
  const mayAsk = useMay(['people', 'access']) || isSelf
  const { signIn, isAsking } = useSignIn(who.id, mayAsk)
  const { data: contractOfWork, isLoading: isWaiting } = useOne(employment, main?.employmentId)
  const { isLoading: isWaitingToo } = useOne(assignment, main?.id)
  const mayAct = useMay(['people:handle', 'compensation:handle', 'access:handle']) && !isSelf
  // What may be done is shown once all of it is known: a button that turns into another is pressed by mistake.
  const isReady = !isAsking && !isWaiting && !isWaitingToo
  const endsOn = contractOfWork?.endsOn ?? null
  const possible = usePossible({ who, main, mayAddPay, signIn, endsOn, mayTerminate: contractOfWork?.can.includes('terminate') ?? false })
  const status = main && wordOf(directoryEntry.name, 'status', directoryEntry.all['status'], main.status)
  return (
    <PageHeader
      title={<span className={classes['who']}><Face name={who.name} personId={who.id} size={44} className={classes['face']} />{who.name}</span>}
      state={
        <Group gap="xs">
          {(who.preferredName || who.pronouns) && <Text span c="dimmed">{[who.preferredName && t('called {{name}}', { name: who.preferredName }), who.pronouns].filter(Boolean).join(' · ')}</Text>}
          {main && status && <Status value={main.status} label={main.status === 'starting' ? t('Starts on {{date}}', { date: dateText(main.startsOn) }) : status} />}
          {main?.status !== 'ended' && endsOn && <Badge variant="light" color="yellow" radius="sm" tt="none" fw={500}>{contractOfWork?.status === 'transferred' ? t('Goes to another legal entity after {{date}}', { date: dateText(endsOn) }) : t('Leaves on {{date}}', { date: dateText(endsOn) })}</Badge>}
          {signIn && !isSelf && main && main.status !== 'ended' && <SignInState state={signIn} />}
        </Group>
      }
      about={main && <span className={classes['about']}>{[main.jobTitle, main.unitName, main.locationName, main.number && t('No. {{number}}', { number: main.number })].filter(Boolean).join(' · ')}</span>}
      actions={isReady ? possible.length > 0 && <Actions possible={possible} personId={who.id} /> : mayAct && <Skeleton height={36} width={150} />}
    />
  )
}

function SignInState({ state }: { state: string }) {
  const said = state === 'active' ? t('Can sign in') : state === 'invited' ? t('Invited to sign in') : t('Can’t sign in yet')
  return <Badge variant="default" radius="sm" tt="none" fw={500}>{said}</Badge>
}

function Actions({ possible, personId }: { possible: readonly Possible[]; personId: string }) {
  const { invite, isInviting } = useInvite(personId)
  const [first, ...others] = possible
  return (
    <>
      {first && (first.to
        ? <Button component={Link} to={first.to} search={first.search as never} variant="filled">{first.label}</Button>
        : <Button onClick={invite} loading={isInviting}>{first.label}</Button>)}
      {others.length > 0 && (
        <Menu width={280}>
          <Menu.Target><Button variant="default" aria-label={t('More actions')} px="sm"><Ellipsis size={18} aria-hidden /></Button></Menu.Target>
          <Menu.Dropdown>
            {others.map(each => (
              <Menu.Item key={each.label} disabled={Boolean(each.whyNot)} {...each.isGrave && { color: 'red' }} {...each.to ? { component: Link, to: each.to, search: each.search as never } : { onClick: invite }}>
                {each.label}{each.whyNot && <Text size="xs" c="dimmed">{each.whyNot}</Text>}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}
