import { Anchor, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMe } from '#ui/me.ts'
import { settingsOf } from '#ui/nav.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { settingsGroups } from '#ui/seam.ts'
import { t } from '#ui/words.ts'
import { modules } from '../modules.ts'
import classes from './pages.module.css'

export default function Settings() {
  const entries = settingsOf({ modules, hasOutbox: false }, useMe())
  return (
    <Page title={t('Settings')}>
      {entries.length === 0 && <EmptyState title={t('Nothing here is yours to set')} text={t('Settings belong to those who look after the company’s structure, access and systems.')} />}
      {settingsGroups.map(group => ({ group, its: entries.filter(({ where }) => where === group) })).filter(({ its }) => its.length).map(({ group, its }) => (
        <section key={group} aria-label={t(group)} className={classes['group']}>
          <Title order={2} mb="sm">{t(group)}</Title>
          <ul className={classes['settings']}>
            {its.map(({ path, label, help, icon: Icon }) => (
              <li key={path}>
                <Icon size={20} strokeWidth={1.75} aria-hidden />
                <div><Anchor component={Link} to={path} fw={600}>{t(label)}</Anchor>{help && <Text size="sm" c="dimmed">{t(help)}</Text>}</div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
