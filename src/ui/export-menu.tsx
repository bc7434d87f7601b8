import { Button, Menu } from '@mantine/core'
import { Download } from 'lucide-react'
import { download } from './client.ts'
import { tellProblem } from './tell.tsx'
import { t } from './words.ts'

/** What is on the page, as a file. */
export function ExportMenu({ path, name }: { path: string; name: string }) {
  const take = (format: 'csv' | 'xlsx') => void download(path, format, name).catch(tellProblem)
  return (
    <Menu>
      <Menu.Target><Button variant="default" leftSection={<Download size={16} aria-hidden />}>{t('Export')}</Button></Menu.Target>
      <Menu.Dropdown><Menu.Item onClick={() => take('csv')}>{t('CSV')}</Menu.Item><Menu.Item onClick={() => take('xlsx')}>{t('Excel')}</Menu.Item></Menu.Dropdown>
    </Menu>
  )
}
