import { Navigate } from '@tanstack/react-router'
import { useEntries } from '#ui/nav.ts'
import { modules } from '../modules.ts'

/** Without a home of its own, the start is the first page that one may use. */
export default function Start() {
  const [first] = useEntries({ modules, hasOutbox: false })
  return <Navigate to={first?.path ?? '/account'} replace />
}
