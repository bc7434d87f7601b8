export type Quantity = Exact | number | bigint | string

/** A number as a fraction of whole numbers: 5.6 is 56/10 and a third stays a third. Rounding is always said, never suffered. */
export class Exact {
  readonly top: bigint
  readonly bottom: bigint

  constructor(top: bigint, bottom = 1n) {
    if (bottom === 0n) throw new RangeError('divided by nothing')
    if (bottom > 0n && bottom <= large) {
      this.top = top
      this.bottom = bottom
      return
    }
    const by = (bottom < 0n ? -1n : 1n) * divisor(top, bottom)
    this.top = top / by
    this.bottom = bottom / by
  }

  plus(other: Quantity): Exact {
    const { top, bottom } = exact(other)
    return bottom === this.bottom ? new Exact(this.top + top, bottom) : new Exact(this.top * bottom + top * this.bottom, this.bottom * bottom)
  }
  minus(other: Quantity): Exact { return this.plus(exact(other).times(-1)) }
  times(other: Quantity): Exact {
    const { top, bottom } = exact(other)
    return new Exact(this.top * top, this.bottom * bottom)
  }
  over(other: Quantity): Exact {
    const { top, bottom } = exact(other)
    return new Exact(this.top * bottom, this.bottom * top)
  }

  is(other: Quantity): boolean { return this.compare(other) === 0 }
  isAbove(other: Quantity): boolean { return this.compare(other) > 0 }
  isBelow(other: Quantity): boolean { return this.compare(other) < 0 }
  isAtLeast(other: Quantity): boolean { return this.compare(other) >= 0 }
  isAtMost(other: Quantity): boolean { return this.compare(other) <= 0 }
  compare(other: Quantity): -1 | 0 | 1 {
    const { top, bottom } = exact(other)
    const mine = this.top * bottom, theirs = top * this.bottom
    return mine < theirs ? -1 : mine > theirs ? 1 : 0
  }

  /** To the nearest multiple: `rounded(0.01)` to the penny, `rounded(0.5)` to the half. Exactly half goes away from zero. */
  rounded(to: Quantity = 1): Exact {
    const steps = this.over(to)
    const half = steps.top < 0n ? -steps.bottom : steps.bottom
    return exact(to).times((steps.top * 2n + half) / (steps.bottom * 2n))
  }
  roundedUp(to: Quantity = 1): Exact { return exact(to).times(-floor(this.over(to).times(-1))) }
  roundedDown(to: Quantity = 1): Exact { return exact(to).times(floor(this.over(to))) }

  /** The nearest floating-point number: for JSON and for statistics. */
  toNumber(): number {
    if (isSafe(this.top) && isSafe(this.bottom)) return Number(this.top) / Number(this.bottom)
    const { top, bottom } = this
    const size = top < 0n ? -top : top
    const shift = String(bottom).length - String(size).length + 25
    return shift > 0 ? Number(`${top * 10n ** BigInt(shift) / bottom}e-${shift}`) : Number(top / bottom)
  }
  /** "459.92". What isn't whole in cents was to be rounded before, by a rule that says how. */
  toMoney(): string {
    const cents = this.times(100)
    if (cents.top % cents.bottom !== 0n) throw new Error(`${this} is no amount of money until it is rounded`)
    return decimal(cents.top / cents.bottom, 2)
  }
  /** As it is told: at most ten decimals. */
  toString(): string {
    if (this.bottom === 1n) return String(this.top)
    const half = this.top < 0n ? -this.bottom : this.bottom
    return decimal((this.top * twenty + half) / (this.bottom * 2n), 10).replace(/\.?0+$/, '')
  }
  toJSON(): number { return this.toNumber() }
  /** `a < b` would compare something else: say `a.isBelow(b)`. */
  valueOf(): never { throw new Error('exact numbers are compared by isBelow, isAbove, isAtLeast, isAtMost') }
}

/** 5.6, '5.6', 56n or an exact number; a floating-point number counts as the decimal that it shows. */
export function exact(value: Quantity): Exact {
  if (value instanceof Exact) return value
  if (typeof value === 'bigint') return new Exact(value)
  if (typeof value === 'number' && value <= 100 && value >= -100 && Number.isInteger(value * 100)) return literal(value)
  return Number.isSafeInteger(value) ? new Exact(BigInt(value)) : parsed(String(value))
}

/** A formula says the same 0.5 each time. */
const literals = new Map<number, Exact>()
function literal(value: number): Exact {
  let known = literals.get(value)
  if (!known) literals.set(value, known = Number.isInteger(value) ? new Exact(BigInt(value)) : parsed(String(value)))
  return known
}

function parsed(text: string): Exact {
  const [, sign, whole = '', fraction = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text) ?? []
  if (whole === '') throw new RangeError(`${text} is no number`)
  const shift = Number(power) - fraction.length
  const digits = BigInt(`${sign}${whole}${fraction}`)
  return shift < 0 ? new Exact(digits, 10n ** BigInt(-shift)) : new Exact(digits * 10n ** BigInt(shift))
}

export const lowest = (first: Quantity, ...rest: Quantity[]): Exact => rest.reduce<Exact>((low, each) => low.isAbove(each) ? exact(each) : low, exact(first))
export const highest = (first: Quantity, ...rest: Quantity[]): Exact => rest.reduce<Exact>((high, each) => high.isBelow(each) ? exact(each) : high, exact(first))
export const sum = (values: readonly Quantity[]): Exact => values.reduce<Exact>((total, each) => total.plus(each), exact(0))
/** Of at least one value. */
export const mean = (values: readonly Quantity[]): Exact => sum(values).over(values.length)
/** Of at least one value; of an even number, the mean of the middle two. */
export function median(values: readonly Exact[]): Exact {
  const sorted = values.toSorted((a, b) => a.compare(b))
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : mean(sorted.slice(middle - 1, middle + 1))
}

const large = 1n << 96n
const twenty = 20_000_000_000n
const isSafe = (value: bigint) => value <= 9007199254740991n && value >= -9007199254740991n
const floor = ({ top, bottom }: Exact) => top >= 0n || top % bottom === 0n ? top / bottom : top / bottom - 1n

function divisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (small !== 0n) [large, small] = [small, large % small]
  return large
}

function decimal(units: bigint, digits: number): string {
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0')
  return `${units < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
