import { useMutation, useQueryClient } from '@tanstack/react-query'
import { post } from '#ui/client.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'

export function useInvite(personId: string) {
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: () => post(`/people/${personId}/invite`),
    onSuccess() {
      void client.invalidateQueries()
      tell(t('The invitation is on its way to the work e-mail. It holds for seven days.'))
    },
    onError: tellProblem,
  })
  return { invite: () => mutate(), isInviting: isPending }
}
