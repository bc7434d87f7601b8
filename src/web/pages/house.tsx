import '#ui/fields/pickers.tsx'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { lazy, useEffect } from 'react'
import { sharedDevice } from '#ui/shared-device.ts'
import { Shell } from '#ui/shell.tsx'
import { modules } from '../modules.ts'
import { welcomeQuery } from '../welcome.ts'

const told = modules.find(({ notice }) => notice)?.notice
const Notice = told && lazy(told)

/** The frame around every page behind the sign-in. */
export default function House() {
  const { data } = useQuery(welcomeQuery)
  const router = useRouter()
  useEffect(() => sharedDevice.isOne() ? sharedDevice.whenLeft(() => router.history.push('/sign-out')) : undefined, [router])
  return <Shell frame={{ modules, Notice, hasOutbox: data?.hasOutbox ?? false }} />
}
