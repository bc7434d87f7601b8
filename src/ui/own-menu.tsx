import { Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { Calculator, CircleUser, Keyboard, LogOut, Mail, Monitor, Moon, Sun } from 'lucide-react'
import { Face } from './face.tsx'
import { openKeyboardHelp } from './keyboard-help.tsx'
import { useMe } from './me.ts'
import type { Frame } from './nav.ts'
import classes from './shell.module.css'
import { t } from './words.ts'

export function OwnMenu({ frame }: { frame: Frame }) {
  const { name, organizationName, personId } = useMe()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const navigate = useNavigate()
  const schemes = [['light', Sun, t('Light')], ['auto', Monitor, t('As the system')], ['dark', Moon, t('Dark')]] as const
  return (
    <Menu width={240}>
      <Menu.Target>
        <UnstyledButton className={classes['own']}><Face name={name ?? organizationName} personId={personId} size={32} /><span className="visually-hidden">{t('Own menu')}</span></UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes['who']}><Text fw={600} truncate>{name ?? t('No person')}</Text><Text size="xs" c="dimmed" truncate>{organizationName}</Text></div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<CircleUser size={16} />}>{t('My account')}</Menu.Item>
        <Menu.Item component={Link} to="/calculators" leftSection={<Calculator size={16} />}>{t('Calculators')}</Menu.Item>
        {frame.hasOutbox && <Menu.Item component={Link} to="/outbox" leftSection={<Mail size={16} />}>{t('Outbox')}</Menu.Item>}
        <Menu.Item leftSection={<Keyboard size={16} />} onClick={openKeyboardHelp}>{t('Keyboard')}</Menu.Item>
        <Menu.Divider />
        <div className={classes['scheme']}>
          <SegmentedControl
            fullWidth size="xs" aria-label={t('Light or dark')} value={colorScheme} onChange={value => setColorScheme(value as MantineColorScheme)}
            data={schemes.map(([value, Icon, label]) => ({ value, label: <span className={classes['schemeName']}><Icon size={14} aria-hidden /><span className="visually-hidden">{label}</span></span> }))}
          />
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} />} onClick={() => void navigate({ to: '/sign-out' })}>{t('Sign out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
