import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useParam } from '#ui/address.ts'
import { post } from '#ui/client.ts'
import { dateText } from '#ui/format.ts'
import { useName } from '#ui/names.ts'
import { Page } from '#ui/page.tsx'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import classes from './letter.module.css'

type Letter = { code: string; number: string; shortName: string | null; company: string; personName: string; expiresAt: string }

/** For somebody without e-mail: a letter to print, or a code to hand over. It is shown once. */
export default function SignInLetter() {
  const personId = useParam('personId')
  const name = useName('person', personId) ?? ''
  const client = useQueryClient()
  const { data, mutate, isPending } = useMutation({ mutationFn: () => post<Letter>(`/people/${personId}/sign-in-code`), onSuccess: () => { void client.invalidateQueries() }, onError: tellProblem })
  return (
    <Page title={t('A letter to sign in')} crumbs={[{ label: name || '…', to: `/people/${personId}` }]} width="form">
      {data ? <Sheet letter={data} /> : (
        <Stack>
          <Text>{t('With the code on it {{name}} chooses a password, and then signs in with their employee number. A new code makes the one before void. That you made it is told in their timeline.', { name })}</Text>
          <Text size="sm" c="dimmed">{t('Hand it over in person or in a closed envelope: whoever has the code can use it once. If they sign in already, the present password holds until the code is used.')}</Text>
          <Group><Button loading={isPending} onClick={() => mutate()}>{t('Make the letter')}</Button></Group>
        </Stack>
      )}
    </Page>
  )
}

function Sheet({ letter: { code, number, shortName, company, personName, expiresAt } }: { letter: Letter }) {
  return (
    <Stack>
      <article className={classes['sheet']}>
        <Text size="sm">{company}</Text>
        <Title order={2} size="h3" mt="lg">{t('Your sign-in')}</Title>
        <Text mt="md">{t('Hello {{name}},', { name: personName })}</Text>
        <Text mt="sm">{t('in {{company}}’s people system you find your own details. Open this page, and choose a password with the code:', { company })}</Text>
        <dl className={classes['facts']}>
          <dt>{t('Page')}</dt><dd>{`${location.origin}/letter`}</dd>
          <dt>{t('Employee number')}</dt><dd>{shortName ? `${shortName}/${number}` : number}</dd>
          <dt>{t('Code')}</dt><dd className={classes['code']}>{code}</dd>
        </dl>
        <Text size="sm">{t('The code works once, until {{date}}. It is meant for you alone. Nobody will ask you for it, nor for your password.', { date: dateText(expiresAt.slice(0, 10)) })}</Text>
      </article>
      <Group className={classes['print']}><Button onClick={() => print()}>{t('Print')}</Button><Text size="sm" c="dimmed">{t('The code isn’t shown again.')}</Text></Group>
    </Stack>
  )
}
