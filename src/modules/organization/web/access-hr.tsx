import { Button, Group, Modal, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { link, optional } from '#shared/fields.ts'
import { dateText } from '#ui/format.ts'
import { useMay, useMe } from '#ui/me.ts'
import { Page } from '#ui/page.tsx'
import { useAct, useOne, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { handOver, nameSecondPerson } from '../contract.ts'
import { readyMade } from '../positions.ts'
import { accessGrant, hrNotice, organization, population } from '../records.ts'
import classes from './access.module.css'
import { useNames } from './access-data.ts'
import { accessCrumbs, AccessFrame } from './access-frame.tsx'
import { noticeText } from './notice-text.ts'

const colleague = (title: string, help: string) => link(title, 'colleague', { help })

/** Who decides on what concerns HR itself. */
export default function AccessHr() {
  const { organizationId, personId } = useMe()
  const { data: company } = useOne(organization, organizationId)
  const { data: notices = [] } = useRows(hrNotice)
  const mayName = useMay(['access:administer'])
  const [naming, setNaming] = useState<'name' | 'hand' | null>(null)
  const second = company?.secondPersonId ?? null
  const isSecond = second !== null && second === personId
  const named = notices.find(each => each.what === 'second_person')?.personName
  return (
    <AccessFrame>
      <Page title={t('HR itself')} crumbs={accessCrumbs()} width="form" about={t('Nobody in HR decides on themselves. This says who does.')}>
        {!company ? <Skeleton height={200} /> : (
          <Stack gap="xl">
            <section aria-labelledby="second">
              <Title order={2} size="h4" id="second">{t('The second person')}</Title>
              <Text mt={4}>{second ? named : t('Nobody has been named yet.')}</Text>
              <Text size="sm" c="dimmed" mt={4}>{t('A managing director or owner who isn’t in HR. They decide what concerns whoever leads HR: pay, access, the end of employment. They confirm access where nobody else may, and can hand over the administration. Whatever they do is told to everybody.')}</Text>
              <Group mt="sm" gap="xs">
                {(isSecond || mayName) && <Button variant={second ? 'default' : 'filled'} onClick={() => setNaming('name')}>{second ? t('Name somebody else') : t('Name the second person')}</Button>}
                {isSecond && <Button variant="default" onClick={() => setNaming('hand')}>{t('Hand over the administration')}</Button>}
              </Group>
            </section>
            <HrForHr />
            {notices.length > 0 && (
              <section aria-labelledby="told">
                <Title order={2} size="h4" id="told">{t('What everybody was told')}</Title>
                <ul className={classes['lines']}>{notices.map(each => <li key={each.id}>{noticeText(each)}<span className={classes['two']}>{dateText(each.toldOn)}</span></li>)}</ul>
              </section>
            )}
          </Stack>
        )}
        {naming === 'name' && <Name onClose={() => setNaming(null)} />}
        {naming === 'hand' && <HandOver onClose={() => setNaming(null)} />}
      </Page>
    </AccessFrame>
  )
}

/** Whoever looks after people records of the HR team. */
function HrForHr() {
  const { data: grants = [] } = useRows(accessGrant, { function: 'people', status: 'active' })
  const { data: groups = [] } = useRows(population)
  const team = groups.find(group => group.name === readyMade.team)?.id
  const holders = [...new Set(grants.filter(grant => grant.level !== 'view' && team && grant.populationId === team).map(grant => grant.holderId))]
  const { names } = useNames(holders)
  return (
    <section aria-labelledby="for">
      <Title order={2} size="h4" id="for">{t('HR for HR')}</Title>
      <Text mt={4}>{holders.length ? holders.map(id => names.get(id)?.name ?? '…').join(', ') : t('Nobody has been named yet.')}</Text>
      <Text size="sm" c="dimmed" mt={4}>{t('What concerns a colleague in HR goes to them. Give somebody the position “HR for HR”, for the group “The HR team”, and let everybody else look after “Everyone except HR and executives”.')}</Text>
      {!team && <Text size="sm" mt={4}><Link to="/access/groups">{t('Make the usual groups first')}</Link></Text>}
    </section>
  )
}

const second = { personId: colleague('Who', 'Somebody who works here and isn’t in HR. They and everybody else are told.') }
function Name({ onClose }: { onClose: () => void }) {
  const naming = useAct(nameSecondPerson)
  return (
    <Modal opened onClose={onClose} title={t('Name the second person')}>
      <RecordForm place="second_person" fields={second} submitLabel={t('Name them')} onCancel={onClose} onSubmit={async input => { await naming.mutateAsync(input); tell(t('Named. Everybody is told.')); onClose() }} />
    </Modal>
  )
}

const handing = {
  fromId: optional(link('From', 'person', { help: 'Who leads HR until now: their access ends. Left empty if nobody is left.' })),
  toId: colleague('To', 'They have the same access at once.'),
}
function HandOver({ onClose }: { onClose: () => void }) {
  const handingOver = useAct(handOver)
  return (
    <Modal opened onClose={onClose} title={t('Hand over the administration')}>
      <Text size="sm" mb="md">{t('For when whoever leads HR is gone. It counts at once, and everybody is told.')}</Text>
      <RecordForm place="hand_over" fields={handing} submitLabel={t('Hand over')} onCancel={onClose} onSubmit={async ({ fromId, toId }) => { await handingOver.mutateAsync({ toId, ...fromId && { fromId } }); tell(t('Handed over. Everybody is told.')); onClose() }} />
    </Modal>
  )
}
