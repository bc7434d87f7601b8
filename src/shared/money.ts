/** How many digits a currency has after the point: JPY 0, EUR 2, KWD 3. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** "52000.5", EUR → 5200050n. Null when there are more digits than the currency has. */
export function toMinor(decimal: string, currency: string): bigint | null {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  const digits = digitsOf(currency)
  const kept = fraction.replace(/0+$/, '')
  if (whole === undefined || kept.length > digits) return null
  return BigInt(whole + kept.padEnd(digits, '0'))
}

/** 5200050n, EUR → "52000.50". */
export function toDecimal(minor: bigint | string | number, currency: string): string {
  const digits = digitsOf(currency)
  const isBelow = String(minor).startsWith('-'), text = String(minor).replace('-', '').padStart(digits + 1, '0')
  return (isBelow ? '-' : '') + (digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`)
}
