/** Two letters of a name, whatever it is written in: of its first and last word, or of the only one. */
export function initials(name: string): string {
  const words = name.split(/[\s\u00a0]+/).map(word => word.replace(/^[^\p{L}\p{N}]+/u, '')).filter(word => word !== '')
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return ends.map(word => [...new Intl.Segmenter().segment(word)][0]?.segment.toUpperCase() ?? '').join(isJoined.test(name) ? '\u200c' : '')
}

/** Letters that would run into each other. */
const isJoined = /\p{Script=Arabic}/u
