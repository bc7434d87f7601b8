import { Anchor, Button, Group, List, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { addMonths } from '#shared/calendar.ts'
import { dateText, today } from '#ui/format.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { Panel } from '#ui/page.tsx'
import { useAct, useOne, useRows, type Listed, type Shown } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import { putForward, putForwardAsks } from '../contract.ts'
import { contactConsent, contactOffered, type networkContact } from '../records.ts'
import classes from './careers.module.css'

const roleText = (role: string) => wordOf('contact_consent', 'role', contactConsent.asks.role, role)

/** Beside a contact: to whom they are put forward with their consent, and the way to do it. */
export function PutForward({ contact }: { contact: Shown<typeof networkContact> }) {
  const { data: given = [] } = useRows(contactConsent, { contactId: contact.id })
  const [isAsking, setAsking] = useState(false)
  const forwarding = useAct(putForward)
  const { contactId: _, ...asks } = putForwardAsks
  return (
    <>
      {given.filter(({ status }) => status === 'given').map(each => <Given key={each.id} consent={each} />)}
      <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>{t('Put forward…')}</Button>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title={t('Put {{name}} forward to a colleague', { name: contact.name })} size="lg">
        <Text size="sm" mb="md">{t('Ask them first, and say here what they agreed to. The colleague sees the name and what you tick, nothing else of your network, and only until the day that you choose.')}</Text>
        <RecordForm place={contactConsent.name} fields={asks} initial={{ role: 'mentor', agreedOn: today(), until: addMonths(today(), 6) }} submitLabel={t('Put forward')} onCancel={() => setAsking(false)} hasFocus
          onSubmit={async input => { const { to } = await forwarding.mutateAsync({ ...input, contactId: contact.id } as never); setAsking(false); tell(t('{{name}} can see them now.', { name: to })) }} />
      </Modal>
    </>
  )
}

function Given({ consent }: { consent: Listed<typeof contactConsent> }) {
  const { data: row } = useOne(contactConsent, consent.id)
  return (
    <Group gap="xs" className={classes['two']}>
      <Text span size="sm">{t('{{role}}, to {{name}} until {{day}}', { role: roleText(consent.role), name: consent.toName, day: dateText(consent.until) })}</Text>
      {row?.can.includes('withdraw') && <MoveButtons record={contactConsent} row={row} isQuiet size="xs" />}
    </Group>
  )
}

/** Whom colleagues have put forward to oneself. */
export function PutForwardToMe({ personId }: { personId: string }) {
  const { data: offered = [] } = useRows(contactOffered, { personId })
  if (!offered.length) return null
  return (
    <Panel title={t('Put forward to me')}>
      <List listStyleType="none" spacing="md">
        {offered.map(each => (
          <List.Item key={each.id}>
            <Text fw={500}>{each.name}</Text>
            <Text size="sm">{[roleText(each.role), each.does].filter(Boolean).join(' · ')}</Text>
            {(each.email || each.phone) && <Text size="sm">{each.email && <Anchor href={`mailto:${each.email}`}>{each.email}</Anchor>}{each.email && each.phone && ' · '}{each.phone && <Anchor href={`tel:${each.phone}`}>{each.phone}</Anchor>}</Text>}
            {each.message && <Text size="sm">“{each.message}”</Text>}
            <Text size="sm" c="dimmed">{t('By {{name}}, with their consent, until {{day}}', { name: each.byName, day: dateText(each.until) })}</Text>
          </List.Item>
        ))}
      </List>
    </Panel>
  )
}
