import { Alert, Anchor, List, Stack, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Installed } from '#modules/law/contract.ts'
import { rulePack } from '#modules/law/records.ts'
import { loadTables } from '#rules/index.ts'
import { isStale } from '#shared/rates.ts'
import { post } from '#ui/client.ts'
import { FileDrop } from '#ui/file-drop.tsx'
import { dayOf } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/page.tsx'
import { Problem, sayProblem } from '#ui/problem.ts'
import { RecordTable } from '#ui/record-table.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { laidOver, useHere } from './laid.tsx'
import { day } from './sources.tsx'

/** Signed packs of figures, and what is older than its law's rhythm. */
export default function Packs() {
  const mayInstall = useMay(['systems:administer:everyone'])
  return (
    <Page title={t('Packs of figures')} crumbs={[{ label: t('Calculators'), to: '/calculators' }]} about={t('Figures of law that a publisher has signed come as a file, without a new version of the product.')}>
      <Stack gap="xl" maw="60rem">
        {mayInstall && <Install />}
        <Stale />
        <div>
          <Title order={2} mb="sm">{t('Installed')}</Title>
          <RecordTable record={rulePack} columns={['publisher', 'number', 'issuedOn', 'rowCount', 'scope', 'installedById', 'installedAt']} filters={['scope']} title={t('Installed')} hasSearch={false} isPart empty={{ title: t('None yet'), text: t('The product’s own figures count.') }} />
        </div>
      </Stack>
    </Page>
  )
}

function Install() {
  const client = useQueryClient()
  const [busy, setBusy] = useState<string | null>(null)
  const [refused, setRefused] = useState<{ name: string; error: unknown } | null>(null)
  const bring = async (file: File) => {
    setBusy(t('Installing {{file}} …', { file: file.name }))
    setRefused(null)
    try {
      const { publisher, number, isNew } = await post<Installed>('/rule-packs/install', { file: await file.text() })
      tell(isNew ? t('Pack {{number}} of {{publisher}} is installed', { number, publisher }) : t('Pack {{number}} of {{publisher}} was installed already', { number, publisher }))
      await client.invalidateQueries()
    } catch (error) {
      setRefused({ name: file.name, error })
    } finally {
      setBusy(null)
    }
  }
  return (
    <Stack gap="md" maw="40rem">
      <FileDrop label={t('Choose a pack')} accept=".json" busy={busy} onFile={file => void bring(file)} help={t('It counts for your organisation. Its signature is checked first; what was entered here and is in it gives way.')} />
      {refused && (
        <Alert color="red" variant="light" role="alert" title={t('“{{file}}” can’t be taken', { file: refused.name })}>
          <Text size="sm">{sayProblem(refused.error)}</Text>
          {refused.error instanceof Problem && refused.error.errors.length > 0 && <List size="sm" mt="xs">{refused.error.errors.slice(0, 10).map(({ field, message }) => <List.Item key={`${field} ${message}`}>{field} {message}</List.Item>)}</List>}
        </Alert>
      )}
    </Stack>
  )
}

/** What the law usually renews by now, or whose known end is past. */
function Stale() {
  const { data: tables } = useQuery({ queryKey: ['rules', 'tables'], queryFn: loadTables, staleTime: Infinity, structuralSharing: false })
  const { here } = useHere()
  const [today] = useState(() => dayOf(new Date()))
  const late = useMemo(() => {
    if (!tables || !here) return []
    const laid = laidOver([...tables.values()].map(({ rates }) => rates), here)
    return [...tables.values()].map(({ rates, rules }) => ({ rates: laid.get(rates.id) ?? rates, rules })).filter(({ rates }) => isStale(rates, today))
  }, [tables, here, today])
  if (late.length === 0) return null
  return (
    <div>
      <Title order={2} mb="sm">{t('Due for a look')}</Title>
      <Text size="sm" c="dimmed" mb="xs">{t('Older than their law’s usual rhythm. Beyond a known end the calculators refuse; nothing is guessed.')}</Text>
      <List size="sm">
        {late.map(({ rates, rules: [first] }) => <List.Item key={rates.id}><Anchor component={Link} to={`/calculators/${first!.id}`} inherit underline="always">{rates.title}</Anchor>: {t('newest of {{day}}', { day: day(rates.rows.at(-1)!.from) })}{rates.until && `, ${t('known until {{date}}', { date: day(rates.until) })}`}. {first!.checkedOn ? t('Held against its source on {{day}}.', { day: day(first!.checkedOn) }) : t('Not yet held against its source.')}</List.Item>)}
      </List>
    </div>
  )
}
