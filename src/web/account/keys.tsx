import { Alert, Button, Code, CopyButton, Group, Modal, MultiSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { levels } from '#shared/access.ts'
import { date, text } from '#shared/fields.ts'
import { functions, type HrFunction } from '#shared/functions.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { Panel } from '#ui/page.tsx'
import { tellProblem } from '#ui/tell.tsx'
import { useAct, useMove, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { Status } from '#ui/value.tsx'
import { labelOf, t, wordOf } from '#ui/words.ts'
import { issueKey } from '#modules/organization/contract.ts'
import { accessGrant, apiKey } from '#modules/organization/records.ts'
import classes from '../pages/pages.module.css'

/** Keys for programs that act as oneself, within areas one looks after, until a date. */
export function Keys({ personId }: { personId: string }) {
  const { data, error } = useRows(apiKey, { holderId: personId })
  const [isOpen, setOpen] = useState(false)
  const revoke = useMove(apiKey)
  return (
    <Panel title={t('API keys')} actions={<Button variant="default" size="xs" onClick={() => setOpen(true)}>{t('New key')}</Button>}>
      {error && <ErrorNote error={error} />}
      {data?.length === 0 && <Text c="dimmed">{t('A key lets a program of yours read or change what you may, in the areas you choose. You have none.')}</Text>}
      <ul className={classes['plain']}>
        {data?.map(key => (
          <li key={key.id}>
            <div>
              <Group gap="xs"><Text fw={500}>{key.name}</Text><Code>{key.prefix}…</Code>{key.status !== 'active' && <Status value={key.status} label={wordOf('api_key', 'status', apiKey.keeps.status, key.status)} />}</Group>
              <Text size="sm" c="dimmed">{key.scopes.split(' ').map(scopeText).join(', ')} · {t('until {{date}}', { date: dateText(key.endsOn) })}</Text>
            </div>
            {key.status === 'active' && (
              <Button variant="default" size="xs" color="red" loading={revoke.isPending && revoke.variables.id === key.id} onClick={() => revoke.mutate({ id: key.id, version: key.version, move: 'revoke' }, { onError: tellProblem })}>{t('Revoke')}</Button>
            )}
          </li>
        ))}
      </ul>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('New API key')} size="lg"><Issue onClose={() => setOpen(false)} /></Modal>
    </Panel>
  )
}

const fields = { name: text('Name', { max: 80, help: 'What it is for, such as the name of the program.' }), endsOn: date('Until', { help: 'After this day it stops working by itself.' }) }

function Issue({ onClose }: { onClose: () => void }) {
  const { access } = useMe()
  const [scopes, setScopes] = useState<string[]>([])
  const [hasNone, setHasNone] = useState(false)
  const [key, setKey] = useState<string | null>(null)
  const issue = useAct(issueKey)
  // A key may do at most what its holder may.
  const offered = [...new Set(access.flatMap(each => levels.slice(0, levels.indexOf(each.level as 'view') + 1).map(level => `${each.function}:${level}`))), ...access.some(each => each.function === 'systems' && each.level === 'administer') ? [mailScope] : []]
  if (key) return (
    <Stack>
      <Alert color="yellow">{t('Copy it now: it is shown this once and kept nowhere.')}</Alert>
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{key}</Code>
      <Group><CopyButton value={key}>{({ copied, copy }) => <Button onClick={copy}>{copied ? t('Copied') : t('Copy')}</Button>}</CopyButton><Button variant="default" onClick={onClose}>{t('Done')}</Button></Group>
    </Stack>
  )
  if (offered.length === 0) return <Text>{t('A key acts in HR areas. You look after none, so there is nothing that a key of yours could do.')}</Text>
  return (
    <RecordForm
      place="organization.issue_key" fields={fields} submitLabel={t('Make the key')} onCancel={onClose} hasFocus
      onSubmit={async given => {
        setHasNone(scopes.length === 0)
        if (scopes.length > 0) setKey((await issue.mutateAsync({ ...given, scopes: scopes.join(' ') })).key)
      }}
    >
      <MultiSelect
        label={t('What it may do')} data={offered.map(value => ({ value, label: scopeText(value) }))} value={scopes} onChange={next => { setScopes(next); setHasNone(false) }} searchable hidePickedOptions
        error={hasNone ? t('Choose at least one area') : undefined}
      />
    </RecordForm>
  )
}

/** Not an area of HR: for a mail server alone. */
const mailScope = 'mail:handle'

function scopeText(scope: string): string {
  if (scope === mailScope) return t('Bring mail to Ask HR')
  const [area = '', level = ''] = scope.split(':')
  return `${area in functions ? wordOf('access_grant', 'function', accessGrant.asks.function, area as HrFunction) : labelOf('scope', area, undefined)}: ${wordOf('access_grant', 'level', accessGrant.asks.level, level)}`
}
