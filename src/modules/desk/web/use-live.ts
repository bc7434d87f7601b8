import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** As long as somebody looks, what changes on the desk is read again, as whoever looks; that it changed is all that comes by itself. */
export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => {
    let source: EventSource | null = null
    const again = () => { for (const key of ['desk', 'questions']) void client.invalidateQueries({ queryKey: [key] }) }
    const follow = () => {
      if (document.hidden) {
        source?.close()
        source = null
      } else if (!source) {
        source = new EventSource('/api/v1/desk/live')
        source.onmessage = again
      }
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    // What has gone out of sight isn't told.
    const now = setInterval(again, 60_000)
    return () => {
      clearInterval(now)
      document.removeEventListener('visibilitychange', follow)
      source?.close()
    }
  }, [client])
}
