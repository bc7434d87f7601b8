/** Whether two values say the same; nothing and null do. Of plain data: neither the order of keys nor that of lines says anything. */
export const isSame = (a: unknown, b: unknown): boolean => (a ?? null) === (b ?? null) || isObject(a) && isObject(b) && said(a) === said(b)

const isObject = (value: unknown) => typeof value === 'object' && value !== null
function said(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(said).sort().join()}]`
  if (!isObject(value)) return JSON.stringify(value ?? null)
  return `{${Object.entries(value as object).filter(([, each]) => each != null).sort(([a], [b]) => a < b ? -1 : 1).map(([key, each]) => `${key}:${said(each)}`).join()}}`
}
