import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Page } from '#ui/page.tsx'
import { mayUse } from '#ui/seam.ts'
import { useMe } from '#ui/me.ts'
import { useAct } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { askAsks, askHr } from '../contract-ask.ts'

/** Two things to say, and send. Who manages or looks after others may ask for one of them. */
export default function AskNew() {
  const client = useQueryClient(), go = useNavigate(), asking = useAct(askHr), me = useMe()
  return (
    <Page title={t('Ask HR something')} isCalm width="form" crumbs={[{ label: t('Ask HR'), to: '/ask' }]} about={t('It goes to whoever of HR looks after that for you. Your manager doesn’t see it. You can attach files once it is sent.')}>
      <RecordForm
        place={askHr.name} fields={askAsks} draftKey="desk.ask" submitLabel={t('Send')} onCancel={() => void go({ to: '/ask' })}
        sections={[{ fields: ['category', 'text', 'isConfidential'] }, ...mayUse(me, ['manager', 'people:handle']) ? [{ title: t('For somebody else'), isFolded: true, fields: ['forId' as const] }] : []]}
        onSubmit={async input => {
          const { id } = await asking.mutateAsync(input)
          tell(input.forId ? t('Sent. They read the answer under Ask HR') : t('Sent to HR'))
          await client.invalidateQueries({ queryKey: ['questions'] })
          await go(input.forId ? { to: '/ask' } : { to: '/ask', search: { question: id } })
        }}
      />
    </Page>
  )
}
