import { useQuery } from '@tanstack/react-query'
import { get } from './client.ts'

type Asked = (photoId: string | null) => void
let asked = new Map<string, Asked[]>()

/** Who of a page has a photo is asked once, for all of them. */
const photoOf = (personId: string) => new Promise<string | null>(resolve => {
  if (asked.size === 0) setTimeout(() => void ask(), 20)
  asked.set(personId, [...asked.get(personId) ?? [], resolve])
})

async function ask() {
  const all = [...asked]
  asked = new Map()
  for (let from = 0; from < all.length; from += 100) {
    const some = all.slice(from, from + 100)
    // Without an answer there are initials, as where somebody has no photo.
    const found = await get<{ items: { id: string; personId: string }[] }>(`/photos/of?ids=${some.map(([id]) => id).join(',')}`).then(({ items }) => items, () => [])
    for (const [personId, answers] of some) for (const answer of answers) answer(found.find(each => each.personId === personId)?.id ?? null)
  }
}

/** The photo's id; null where there is none, undefined until that is known. */
export const usePhoto = (personId: string | null | undefined) => useQuery({ queryKey: ['photos', personId], enabled: Boolean(personId), staleTime: 300_000, queryFn: () => photoOf(personId!) }).data
