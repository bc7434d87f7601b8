import { Avatar } from '@mantine/core'
import { initials } from './initials.ts'
import { usePhoto } from './photos.ts'

type Props = { name: string; size: number; className?: string | undefined; personId?: string | null | undefined; src?: string | null }

/** Who somebody is, at a glance: their photo where they have one, else their initials; beside their name, so nothing to a screen reader. */
export function Face({ name, size, className, personId, src }: Props) {
  const photoId = usePhoto(personId)
  return <Avatar name={name} color="teal" size={size} radius={size} src={src ?? (photoId ? `/api/v1/photos/${photoId}/content` : null)} alt="" aria-hidden className={className}>{initials(name)}</Avatar>
}
