import '#ui/fields/pickers.tsx'
import { useQuery } from '@tanstack/react-query'
import { Shell } from '#ui/shell.tsx'
import { modules } from '../modules.ts'
import { welcomeQuery } from '../welcome.ts'

/** The frame around every page behind the sign-in. */
export default function House() {
  const { data } = useQuery(welcomeQuery)
  return <Shell frame={{ modules, hasOutbox: data?.hasOutbox ?? false }} />
}
