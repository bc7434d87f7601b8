import { Avatar } from '@mantine/core'
import { initials } from './initials.ts'

type Props = { name: string; size: number; className?: string | undefined }

/** Who somebody is, at a glance: beside their name, so nothing to a screen reader. */
export function Face({ name, size, className }: Props) {
  return <Avatar name={name} color="teal" size={size} radius="xl" alt="" aria-hidden className={className}>{initials(name)}</Avatar>
}
