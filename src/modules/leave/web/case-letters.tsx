import { Anchor, Button, Group, Modal, Select, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { dateText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { sayProblem } from '#ui/problem.ts'
import { useAct, useRead, useRows } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { makeCaseLetter } from '../contract-letters.ts'
import { caseLetter, caseLetterTemplate } from '../records.ts'
import classes from './leave.module.css'

/** The letters of a case; for who works on it, another one from the company's texts. */
export function CaseLetters({ caseId, mayWrite }: { caseId: string; mayWrite: boolean }) {
  const { data: letters = [] } = useRows(caseLetter, { caseId })
  const { data: templates = [] } = useRows(caseLetterTemplate, { status: 'in_use' }, { isOn: mayWrite })
  if (letters.length === 0 && templates.length === 0) return null
  return (
    <Panel title={t('Letters')}>
      <ul className={classes['list']}>{letters.map(({ id, subject, madeAt }) => <li key={id}><Anchor href={`/api/v1/case-letters/${id}/pdf`} target="_blank" rel="noreferrer">{subject}</Anchor><span className={classes['quiet']}>{dateText(madeAt.slice(0, 10))}</span></li>)}</ul>
      {templates.length > 0 && <Write caseId={caseId} templates={templates.filter(({ notice }) => notice !== 'lapse').map(({ id, name }) => ({ value: id, label: name }))} />}
    </Panel>
  )
}

function Write({ caseId, templates }: { caseId: string; templates: { value: string; label: string }[] }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const making = useAct(makeCaseLetter, { id: caseId })
  const { data, error } = useRead<{ subject: string; body: string }>(`/leave-cases/${caseId}/letter-preview?templateId=${chosen}`, { isOn: isOpen && chosen !== null })
  const labels = (error as { detail?: { labels?: string[] } } | null)?.detail?.labels
  const make = () => making.mutateAsync({ templateId: chosen! }).then(() => { setOpen(false); tell(t('Written and kept. The person reads it in their case.')) }, tellProblem)
  return (
    <Stack gap="xs" mt="sm">
      <Select label={t('Which letter')} value={chosen} onChange={setChosen} data={templates} />
      <div><Button variant="default" disabled={!chosen} onClick={() => setOpen(true)}>{t('Look at the letter')}</Button></div>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('The letter as it would be')} size="xl">
        <Stack>
          {error ? <Text>{sayProblem(error)}{labels && ` (${labels.map(label => t(label)).join(', ')})`}</Text> : data && <article><Title order={2} size="h3">{data.subject}</Title>{data.body.split(/\n{2,}/).map((paragraph, n) => <Text key={n} mt="md">{paragraph.trim()}</Text>)}</article>}
          <Group>{data && !error && <Button loading={making.isPending} onClick={() => void make()}>{t('Write this letter')}</Button>}<Button variant="default" onClick={() => setOpen(false)}>{t('Back')}</Button></Group>
        </Stack>
      </Modal>
    </Stack>
  )
}
