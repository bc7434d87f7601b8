import { Loader } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { post } from '#ui/client.ts'
import { Door } from '#ui/door.tsx'
import { drafts } from '#ui/drafts.ts'
import { t } from '#ui/words.ts'

/** Nothing of this session stays on the machine. */
export default function SignOut() {
  const client = useQueryClient()
  const navigate = useNavigate()
  useEffect(() => {
    const leave = async () => {
      await post('/api/auth/sign-out').catch(() => {})
      drafts.clearAll()
      client.clear()
      await navigate({ to: '/sign-in', search: { out: 'yes' } as never, replace: true })
    }
    void leave()
  }, [client, navigate])
  return <Door title={t('Signing out …')}><Loader size="sm" /></Door>
}
