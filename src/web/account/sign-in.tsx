import { Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { text } from '#shared/fields.ts'
import { useAddress } from '#ui/address.ts'
import { post } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { instantText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import classes from '../pages/pages.module.css'
import { newPassword } from '../password.ts'

export type Present = { email: string; workEmail: string | null; name: string; membershipId: string | null; memberships: { id: string; organizationName: string }[] }
type Session = { id: string; signedInAt: string; seenAt: string; address: string; program: string; isThis: boolean }

/** Somebody with several organisations is in one at a time. */
export function Memberships({ present }: { present: Present }) {
  const choose = async (membershipId: string) => {
    await post('/api/auth/choose-membership', { membershipId })
    location.assign('/')
  }
  return (
    <Panel title={t('My organisations')}>
      <ul className={classes['plain']}>
        {present.memberships.map(({ id, organizationName }) => (
          <li key={id}><Text>{organizationName}</Text>{id === present.membershipId ? <Text size="sm" c="dimmed">{t('You are here')}</Text> : <Button variant="default" size="xs" onClick={() => void choose(id).catch(tellProblem)}>{t('Go there')}</Button>}</li>
        ))}
      </ul>
    </Panel>
  )
}

/** The work e-mail has changed: the sign-in follows once the new address has answered. */
export function WorkEmail({ email, workEmail }: { email: string; workEmail: string }) {
  const [{ confirm }, set] = useAddress()
  const client = useQueryClient()
  const ask = () => post('/api/auth/follow-work-email', {}).then(() => tell(t('A letter is on its way to {{email}}.', { email: workEmail })), tellProblem)
  const answer = () => post('/api/auth/confirm-work-email', { token: confirm }).then(async () => { set({ confirm: null }); await client.invalidateQueries(); tell(t('From now on you sign in with {{email}}.', { email: workEmail })) }, tellProblem)
  return (
    <Panel title={t('Your work e-mail has changed')}>
      <Text size="sm" mb="sm">{email ? t('You sign in with {{email}} still. You can sign in with {{workEmail}} instead, once that address has confirmed it.', { email, workEmail }) : t('You sign in with your employee number still. You can sign in with {{workEmail}} instead, once that address has confirmed it.', { workEmail })}</Text>
      {confirm ? <Button onClick={() => void answer()}>{t('Sign in with {{workEmail}} from now on', { workEmail })}</Button> : <Button variant="default" onClick={() => void ask()}>{t('Send the letter')}</Button>}
    </Panel>
  )
}

export function Sessions() {
  const { data, error } = useRead<{ items: Session[] }>('/api/auth/list-sessions')
  const client = useQueryClient()
  const end = async (path: string, body: object) => {
    await post(path, body)
    await client.invalidateQueries()
  }
  const others = data?.items.filter(({ isThis }) => !isThis) ?? []
  return (
    <Panel title={t('Where I am signed in')} actions={others.length > 1 && <Button variant="default" size="xs" onClick={() => void end('/api/auth/revoke-other-sessions', {}).catch(tellProblem)}>{t('Sign out everywhere else')}</Button>}>
      {error && <ErrorNote error={error} />}
      <ul className={classes['plain']}>
        {data?.items.map(({ id, isThis, program, address, seenAt }) => (
          <li key={id}>
            <div><Text>{deviceOf(program)}</Text><Text size="sm" c="dimmed">{[address, t('last used {{at}}', { at: instantText(seenAt) })].filter(Boolean).join(' · ')}</Text></div>
            {isThis ? <Text size="sm" c="dimmed">{t('This one')}</Text> : <Button variant="default" size="xs" onClick={() => void end('/api/auth/revoke-session', { id }).catch(tellProblem)}>{t('Sign out there')}</Button>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const fields = { currentPassword: text('Present password', { max: 1000, data: 'secret' }), ...newPassword }

export function Password() {
  const [isOpen, setOpen] = useState(false)
  const client = useQueryClient()
  const change = async (given: { currentPassword: string; newPassword: string }) => {
    await post('/api/auth/change-password', given)
    await client.invalidateQueries()
    setOpen(false)
    tell(t('The password is changed. You are signed out everywhere else.'))
  }
  return (
    <Panel title={t('Password')}>
      {isOpen ? <RecordForm place="sign_in" fields={fields} submitLabel={t('Change the password')} autoComplete={{ currentPassword: 'current-password', newPassword: 'new-password' }} onSubmit={change} onCancel={() => setOpen(false)} hasFocus />
        : <Group><Button variant="default" onClick={() => setOpen(true)}>{t('Change my password')}</Button></Group>}
    </Panel>
  )
}

/** As much of a browser's name as a person needs to recognise it. */
function deviceOf(program: string): string {
  const browser = /Edg\//.test(program) ? 'Edge' : /Firefox\//.test(program) ? 'Firefox' : /Chrome\//.test(program) ? 'Chrome' : /Safari\//.test(program) ? 'Safari' : ''
  const system = /iPhone|iPad/.test(program) ? 'iOS' : /Android/.test(program) ? 'Android' : /Windows/.test(program) ? 'Windows' : /Mac OS/.test(program) ? 'macOS' : /Linux/.test(program) ? 'Linux' : ''
  return browser && system ? t('{{browser}} on {{system}}', { browser, system }) : browser || system || t('A program that doesn’t tell its name')
}
