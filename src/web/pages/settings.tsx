import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMe } from '#ui/me.ts'
import { settingsOf } from '#ui/nav.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { t } from '#ui/words.ts'
import { modules } from '../modules.ts'
import classes from './pages.module.css'

export default function Settings() {
  const entries = settingsOf({ modules, hasOutbox: false }, useMe())
  return (
    <Page title={t('Settings')}>
      {entries.length === 0 && <EmptyState title={t('Nothing here is yours to set')} text={t('Settings belong to those who look after the company’s structure, access and systems.')} />}
      <ul className={classes['settings']}>
        {entries.map(({ path, label, help, icon: Icon }) => (
          <li key={path}>
            <Icon size={20} strokeWidth={1.75} aria-hidden />
            <div><Anchor component={Link} to={path} fw={600}>{t(label)}</Anchor>{help && <Text size="sm" c="dimmed">{t(help)}</Text>}</div>
          </li>
        ))}
      </ul>
    </Page>
  )
}
