/** A device that several people use, one after the other: nothing stays on it, and who goes away is signed out. */
export const sharedDevice = {
  isOne: (): boolean => kept(() => localStorage.getItem(key) === 'yes') ?? false,
  say(isShared: boolean): void {
    kept(() => isShared ? localStorage.setItem(key, 'yes') : localStorage.removeItem(key))
  },
  /** Tells when nobody has touched it for a while; answers with how to stop listening. */
  whenLeft(then: () => void): () => void {
    let timer = setTimeout(then, idle)
    const again = () => { clearTimeout(timer); timer = setTimeout(then, idle) }
    for (const event of touches) addEventListener(event, again, { passive: true })
    return () => { clearTimeout(timer); for (const event of touches) removeEventListener(event, again) }
  },
}

const key = 'equipoise.shared'
const idle = 3 * 60 * 1000
const touches = ['pointerdown', 'keydown', 'scroll', 'touchstart'] as const
function kept<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
