import { ActionIcon, UnstyledButton } from '@mantine/core'
import { Pencil } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { addressParts } from '#shared/addresses.ts'
import { AddressText, hasAddress } from '#ui/address-text.tsx'
import { AddressedForm } from '#ui/addressed-form.tsx'
import { patch } from '#ui/client.ts'
import { useEdit, type Shown } from '#ui/queries.ts'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { contactDetails } from '../records.ts'
import classes from './people.module.css'

type Props = { row: Shown<typeof contactDetails> }

/** Where somebody lives, as their country writes it; changed as a whole, since its parts hold each other. */
export function HomeAddress({ row }: Props) {
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  // Who goes by keyboard stays where they are.
  useEffect(() => {
    if (isOpen || wasOpen.current) (isOpen ? place.current : place.current?.querySelector('button'))?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return (
    <div ref={place} tabIndex={-1} className={classes['address']}>
      {isOpen ? <Asked row={row} onClose={() => setOpen(false)} /> : <Told row={row} onOpen={() => setOpen(true)} />}
    </div>
  )
}

function Told({ row, onOpen }: Props & { onOpen: () => void }) {
  const mayEdit = row.can.includes('update')
  const label = t('Address')
  if (!hasAddress(row) && !row.country) return mayEdit ? <UnstyledButton className={classes['add']} aria-label={t('Add: {{label}}', { label })} onClick={onOpen}>{t('Add')}</UnstyledButton> : '–'
  return (
    <>
      <AddressText address={row} />
      {mayEdit && <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('Change: {{label}}', { label })} onClick={onOpen}><Pencil size={14} /></ActionIcon>}
    </>
  )
}

const { country, address, city, region, postalCode } = contactDetails.asks
const asks = { country, address, city, region, postalCode }

function Asked({ row, onClose }: Props & { onClose: () => void }) {
  const { mutateAsync } = useEdit(contactDetails)
  const [stands] = useState(() => Object.fromEntries((['country', ...addressParts] as const).map(part => [part, row[part]])))
  return (
    <AddressedForm
      place={contactDetails.name} fields={asks} initial={stands} withNulls submitLabel={t('Save')} onCancel={onClose}
      onSubmit={async changes => {
        const { version } = await mutateAsync({ id: row.id, version: row.version, changes })
        onClose()
        tell(t('Changed: {{label}}', { label: t('Address') }), () => patch(`/${contactDetails.path}/${row.id}`, stands, version))
      }}
    />
  )
}
