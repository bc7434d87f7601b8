/** camelCase in TypeScript, snake_case in SQL, kebab-case in addresses. */
export const snake = (name: string) => name.replace(/[A-Z]/g, letter => '_' + letter.toLowerCase())
export const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
export const kebab = (name: string) => snake(name).replaceAll('_', '-')
/** `fixed_term` → "Fixed term". */
export const humane = (name: string) => {
  const words = snake(name).replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
export function identifier(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`not a name: ${name}`)
  return name
}
