import { Text, ThemeIcon } from '@mantine/core'
import { Check, CircleHelp, Minus } from 'lucide-react'
import { today } from '#ui/format.ts'
import { useRows, type Listed } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import { careerStep, certificate, qualification } from '../records.ts'
import { gaps, type Gap } from '../rules.ts'
import classes from './careers.module.css'

/** What a step takes, beside what is recorded of oneself. */
export function Gaps({ step, personId }: { step: Listed<typeof careerStep>; personId: string }) {
  const { data: certificates = [] } = useRows(certificate, { personId })
  const { data: qualifications = [] } = useRows(qualification, { personId })
  if (!step.requirements?.length) return <Text c="dimmed">{t('Nothing is said yet about what it takes.')}</Text>
  return (
    <ul className={classes['gaps']}>
      {gaps(step.requirements, { certificates, qualifications }, today()).map((gap, i) => <li key={i}><One gap={gap} /></li>)}
    </ul>
  )
}

const looks = { met: { icon: Check, colour: 'green' }, lacking: { icon: Minus, colour: 'yellow' }, own: { icon: CircleHelp, colour: 'gray' } } as const
function One({ gap: { kind, what, state } }: { gap: Gap }) {
  const { icon: Icon, colour } = looks[state]
  const said = state === 'met' ? t('You have it') : state === 'lacking' ? t('Not recorded yet') : t('For you to judge')
  return (
    <>
      <ThemeIcon size={22} radius="xl" variant="light" color={colour} aria-hidden><Icon size={14} /></ThemeIcon>
      <span><Text span>{what}</Text><Text span size="sm" c="dimmed" className={classes['two']}>{wordOf('career_step', 'requirements.kind', careerStep.asks.requirements.of?.['kind'], kind)} · {said}</Text></span>
    </>
  )
}
