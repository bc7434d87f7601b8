import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { flag, optional } from '#shared/fields.ts'
import { drafts } from '#ui/drafts.ts'
import { sharedDevice } from '#ui/shared-device.ts'

/** Asked at every door. */
export const isShared = { isShared: optional(flag('Others use this device too', { help: 'Nothing is kept on it, and you are signed out when you leave it.' })) }

/** In: nothing of whoever was here before is kept, and of whoever comes nothing where others use the device too. Only addresses of our own are gone back to. */
export function useEnter(from = '/') {
  const client = useQueryClient()
  const router = useRouter()
  return async (isShared: boolean) => {
    sharedDevice.say(isShared)
    if (isShared) drafts.clearAll()
    client.clear()
    await router.invalidate()
    router.history.push(/^\/(?![/\\])/.test(from) ? from : '/')
  }
}
