import { Alert, Checkbox, Radio, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useId } from 'react'
import type { Telling } from '#shared/telling.ts'
import { get, post } from './client.ts'
import { ErrorNote } from './errors.tsx'
import { t } from './words.ts'

/** What was answered: null as long as nobody has. */
export type Tells = string[] | null
type Props = { /** Where whom and what is asked; with a body, where that depends on what is being done. */ path: string; body?: object; value: Tells; onChange: (value: string[]) => void; /** Nobody would hear of it, so that there is nothing to ask. */ onNobody?: () => void; /** Who it is, where the page knows it. */ name?: string }

/** “Tell them?”, before something is done to many: how many, what, in which words. Nobody is told unless it is said here, and nothing is chosen beforehand. */
export function TellThem({ path, body, value, onChange, onNobody, name }: Props) {
  const { data, error, refetch } = useQuery({ queryKey: ['telling', path, body], queryFn: ({ signal }) => body ? post<{ items: Telling[] }>(path, body) : get<{ items: Telling[] }>(path, signal) })
  const explained = useId()
  const isNobody = data?.items.every(({ people }) => people === 0) ?? false
  const settle = useEffectEvent(() => onNobody?.())
  useEffect(() => { if (isNobody) settle() }, [isNobody])
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={96} />
  const offered = data.items.filter(({ people }) => people > 0), kinds = offered.map(({ kind }) => kind)
  if (!offered.length) return <Text size="sm" c="dimmed">{t('There is nobody whom this could tell anything.')}</Text>
  const toggle = (kind: string) => onChange(kinds.filter(each => (each === kind) !== (value?.includes(each) ?? false)))
  return (
    <Stack gap="xs">
      <Radio.Group label={t('Tell them?')} description={t('Nothing is told unless you say so. Your answer stands with what happened.')} withAsterisk={false} value={value === null ? null : value.length ? 'yes' : 'no'} onChange={to => onChange(to === 'yes' ? kinds : [])}>
        <Stack gap={6} mt="xs"><Radio value="no" label={t('Tell nobody')} /><Radio value="yes" label={t('Tell them')} aria-describedby={value?.length ? explained : undefined} /></Stack>
      </Radio.Group>
      {value !== null && value.length > 0 && (
        <Stack gap="sm" id={explained} role="group" aria-label={t('What is told, and whom')}>
          {offered.map(each => (
            <div key={each.kind}>
              {offered.length > 1 ? <Checkbox label={<b>{whomOf(each, name)}</b>} checked={value.includes(each.kind)} onChange={() => toggle(each.kind)} /> : <Text size="sm" fw={600}>{whomOf(each, name)}</Text>}
              {value.includes(each.kind) && <Sample of={each} />}
            </div>
          ))}
        </Stack>
      )}
    </Stack>
  )
}

const whomOf = ({ people, names }: Telling, name: string | undefined) => {
  const said = name ? [name] : names, more = people - said.length
  return said.length === 0 ? t('{{count}} people', { count: people }) : said.length > 3 || more > 0 ? t('{{count}} people: {{names}} …', { count: people, names: said.slice(0, 3).join(', ') }) : said.join(', ')
}

function Sample({ of: { says, mail } }: { of: Telling }) {
  return (
    <Alert variant="light" color="gray" mt={4} p="sm">
      <Text size="sm">{t('They read here: “{{says}}”', { says: t(says) })}</Text>
      <Text size="sm" c="dimmed">{t('By mail, to whoever gets mail and wants it: “{{mail}}”. It never says of what.', { mail })}</Text>
    </Alert>
  )
}
