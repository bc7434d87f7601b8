import { Kbd, Modal, Table } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { useEffect } from 'react'
import { t } from './words.ts'

const event = 'equipoise:keyboard'
export const openKeyboardHelp = (): void => { window.dispatchEvent(new Event(event)) }

/** What the keys do, asked for by `?`. */
export function KeyboardHelp() {
  const [isOpen, { open, close }] = useDisclosure()
  useHotkeys([['shift+?', open], ['?', open]])
  useEffect(() => {
    window.addEventListener(event, open)
    return () => window.removeEventListener(event, open)
  }, [open])
  const keys = [
    [['Ctrl', 'K'], t('Search people, pages and actions (⌘K on a Mac)')], [['/'], t('Search in this list')], [['j'], t('Next row')], [['k'], t('Row before')],
    [['Enter'], t('Open the row')], [['Esc'], t('Close, or clear the search')], [['?'], t('This help')],
  ] as const
  return (
    <Modal opened={isOpen} onClose={close} title={t('Keyboard')} size="md">
      <Table>
        <Table.Tbody>{keys.map(([names, does]) => <Table.Tr key={does}><Table.Th scope="row" w={110}>{names.map(name => <Kbd key={name} me={4}>{name}</Kbd>)}</Table.Th><Table.Td>{does}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
    </Modal>
  )
}
