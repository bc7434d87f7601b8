import { ActionIcon, UnstyledButton } from '@mantine/core'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { addressParts } from '#shared/addresses.ts'
import { AddressText, hasAddress } from '#ui/address-text.tsx'
import { AddressedForm } from '#ui/addressed-form.tsx'
import { patch } from '#ui/client.ts'
import { useEdit, type Shown } from '#ui/queries.ts'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { contactDetails } from '../records.ts'
import classes from './people.module.css'

const { country, address, city, region, postalCode } = contactDetails.asks
const asks = { country, address, city, region, postalCode }

/** Where somebody lives, as their country writes it; changed as a whole, since its parts hold each other. */
export function HomeAddress({ row }: { row: Shown<typeof contactDetails> }) {
  const [isOpen, setOpen] = useState(false)
  const { mutateAsync } = useEdit(contactDetails)
  const stands = Object.fromEntries((['country', ...addressParts] as const).map(part => [part, row[part]]))
  const label = t('Address')
  if (isOpen) return (
    <AddressedForm
      place={contactDetails.name} fields={asks} initial={stands} withNulls hasFocus submitLabel={t('Save')} onCancel={() => setOpen(false)}
      onSubmit={async changes => {
        const { version } = await mutateAsync({ id: row.id, version: row.version, changes })
        setOpen(false)
        tell(t('Changed: {{label}}', { label }), () => patch(`/${contactDetails.path}/${row.id}`, stands, version))
      }}
    />
  )
  const mayEdit = row.can.includes('update')
  if (!hasAddress(row) && !row.country) return mayEdit ? <UnstyledButton className={classes['add']} aria-label={t('Add: {{label}}', { label })} onClick={() => setOpen(true)}>{t('Add')}</UnstyledButton> : <>–</>
  return (
    <div className={classes['address']}>
      <AddressText address={row} />
      {mayEdit && <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('Change: {{label}}', { label })} onClick={() => setOpen(true)}><Pencil size={14} /></ActionIcon>}
    </div>
  )
}
