import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { CircleUser, Search, UserRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { namingOf } from './declared.ts'
import { useMe } from './me.ts'
import { useChoices } from './names.ts'
import { settingsOf, type Frame } from './nav.ts'
import { isUsed, mayUse, type NavEntry } from './seam.ts'
import { t } from './words.ts'

const [store, spotlight] = createSpotlight()
export const openSearch = (): void => spotlight.open()

/** ⌘K: whom and what one may see, by name; pages and actions as one may use them. */
export function QuickSearch({ frame, entries }: { frame: Frame; entries: readonly NavEntry[] }) {
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 150)
  const navigate = useNavigate()
  const me = useMe()
  const found = frame.modules.flatMap(({ found = [] }) => found)
  const { data: people = [], isFetching } = useChoices(found[0]?.record ?? '', asked, found.length > 0 && asked.trim().length > 0)
  const go = (to: string) => () => void navigate({ to })
  const icon = ({ icon: Icon }: Pick<NavEntry, 'icon'>) => <Icon size={18} strokeWidth={1.75} />
  const matches = ({ label }: { label: string }) => fold(t(label)).includes(fold(typed))
  const page = found[0] && namingOf(found[0].record).page
  const account: NavEntry = { label: 'My account', icon: CircleUser, path: '/account' }
  const pages = [...entries, ...settingsOf(frame, me), account].filter(matches)
  const actions = frame.modules.flatMap(({ actions: own = [] }) => own).filter(each => mayUse(me, each.needs) && isUsed(me.settings, each)).filter(matches)
  const groups: SpotlightActionGroupData[] = [
    { group: found[0] ? t(found[0].label) : '', actions: asked.trim() && page ? people.slice(0, 8).map(({ value, label, hint }) => ({ id: value, label, description: hint, leftSection: <UserRound size={18} strokeWidth={1.75} />, onClick: go(page.replace(':id', value)) })) : [] },
    { group: t('Actions'), actions: actions.map(each => ({ id: each.path, label: t(each.label), leftSection: icon(each), onClick: go(each.path) })) },
    { group: t('Pages'), actions: pages.map(each => ({ id: `page ${each.path}`, label: t(each.label), leftSection: icon(each), onClick: go(each.path) })) },
  ].filter(({ actions: each }) => each.length > 0)
  // Names come a moment after they were asked for: Enter opens the first of what is there then.
  const offered = groups.flatMap(({ actions: each }) => each.map((action: { id: string }) => action.id)).join()
  useEffect(() => { if (typed) selectFirst() }, [typed, offered])
  return (
    <Spotlight
      store={store} query={typed} onQueryChange={setTyped} actions={groups} filter={(_, all) => all} shortcut="mod + K" scrollable maxHeight={420} clearQueryOnClose centered={false} yOffset="12vh" attributes={{ content: { 'aria-label': t('Search people, pages and actions') } }} overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      nothingFound={isFetching ? t('Looking …') : t('Nothing of that name that you may see')}
      searchProps={{ leftSection: <Search size={18} />, placeholder: t('Search people, pages and actions'), 'aria-label': t('Search people, pages and actions') }}
    />
  )
}

function selectFirst() {
  const [action, ...others] = document.getElementById(store.getState().listId)?.querySelectorAll('[data-action]') ?? []
  for (const other of others) other.removeAttribute('data-selected')
  action?.setAttribute('data-selected', 'true')
  store.updateState(state => ({ ...state, selected: 0 }))
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
