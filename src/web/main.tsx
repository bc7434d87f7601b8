import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '#ui/base.css'
import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { onSignedOut } from '#ui/client.ts'
import { makeQueryClient } from '#ui/queries.ts'
import { theme, variables } from '#ui/theme.ts'
import { direction, startWords } from '#ui/words.ts'
import { makeRouter } from './routes.tsx'

startWords()
const client = makeQueryClient()
const router = makeRouter(client)

/** The session has ended while a page was open: what was typed is kept as a draft, and the way back is remembered. */
onSignedOut(() => {
  const { pathname, href } = router.state.location
  if (doors.includes(pathname)) return
  void router.navigate({ to: '/sign-in', search: { from: href } as never })
})
const doors = ['/sign-in', '/sign-out', '/forgot-password', '/reset-password', '/accept', '/first-run']

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <DirectionProvider initialDirection={direction()} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" colorSchemeManager={localStorageColorSchemeManager({ key: 'equipoise.scheme' })}>
        <Notifications position="bottom-center" containerWidth={420} />
        <QueryClientProvider client={client}><RouterProvider router={router} /></QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
)
