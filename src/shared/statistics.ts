/*
 * What the statistical measures share: least squares, tails of two distributions, variances. Floating-point throughout, since roots and
 * logarithms are no fractions; docs/decisions/0009-statistics.md says why none of it comes from a library.
 */

/** A column by its values, or one 0/1 term for each code from 1 to `size` (code 0 has none). */
export type Column = Float64Array | { codes: Int32Array; size: number }
export type Fit = {
  /** The intercept first, then the columns' terms in their order. */
  coefficients: number[]
  standardErrors: number[]
  /** Squares of the outcome around its mean, and of what the terms leave unexplained. */
  totalSquares: number
  residualSquares: number
}

/**
 * Ordinary least squares with an intercept and classical standard errors, s² = RSS ÷ (n − k). Null where terms depend on one another.
 * By the normal equations, whose cost with 0/1 terms is small: columns are moved to their means first, and the solution is improved once by its own residuals.
 */
export function leastSquares(outcome: Float64Array, given: readonly Column[]): Fit | null {
  const rows = outcome.length
  const means = given.flatMap(column => column instanceof Float64Array ? [meanOf(column)] : Array<number>(column.size).fill(0))
  const design = designOf(given, means)
  const factor = cholesky(gram(rows, design))
  if (!factor) return null

  const middle = meanOf(outcome)
  const left = outcome.map(value => value - middle)
  const solution = new Float64Array(design.terms)
  let totalSquares = 0
  for (const value of left) totalSquares += value * value
  for (let round = 0; round < 2; round++) {
    const step = solve(factor, project(left, design))
    for (let term = 0; term < design.terms; term++) solution[term]! += step[term]!
    subtract(left, design, step)
  }
  let residualSquares = 0
  for (const value of left) residualSquares += value * value

  const inverse = inverseOf(factor)
  const variance = residualSquares / (rows - design.terms)
  const weights = [1, ...means.map(mean => -mean)]
  const errors = weights.map((_, term) => Math.sqrt(variance * squaresOf(inverse, unit(term, design.terms))))
  errors[0] = Math.sqrt(variance * squaresOf(inverse, weights))
  const coefficients = [...solution]
  coefficients[0] = middle + weights.reduce((sum, weight, term) => sum + weight * solution[term]!, 0)
  return { coefficients, standardErrors: errors, totalSquares, residualSquares }
}

/** What is not nothing in a row: numbers around their means, and of codes the one term that they name. */
type Design = { terms: number; fill(row: number, at: Int32Array, value: Float64Array): number }

function designOf(columns: readonly Column[], means: readonly number[]): Design {
  const starts: number[] = []
  let terms = 1
  for (const column of columns) {
    starts.push(terms)
    terms += column instanceof Float64Array ? 1 : column.size
  }
  return {
    terms,
    fill(row, at, value) {
      at[0] = 0
      value[0] = 1
      let filled = 1
      for (let n = 0; n < columns.length; n++) {
        const column = columns[n]!, start = starts[n]!
        if (column instanceof Float64Array) {
          at[filled] = start
          value[filled++] = column[row]! - means[start - 1]!
        } else if (column.codes[row]! > 0) {
          at[filled] = start + column.codes[row]! - 1
          value[filled++] = 1
        }
      }
      return filled
    },
  }
}

/** Lower triangle of X′X, row after row. */
function gram(rows: number, { terms, fill }: Design): Float64Array {
  const squares = new Float64Array(terms * terms), at = new Int32Array(terms), value = new Float64Array(terms)
  for (let row = 0; row < rows; row++) {
    const filled = fill(row, at, value)
    for (let i = 0; i < filled; i++) for (let j = 0; j <= i; j++) squares[at[i]! * terms + at[j]!]! += value[i]! * value[j]!
  }
  return squares
}

function project(values: Float64Array, { terms, fill }: Design): Float64Array {
  const products = new Float64Array(terms), at = new Int32Array(terms), value = new Float64Array(terms)
  for (let row = 0; row < values.length; row++) for (let i = fill(row, at, value) - 1; i >= 0; i--) products[at[i]!]! += value[i]! * values[row]!
  return products
}

function subtract(from: Float64Array, { terms, fill }: Design, coefficients: Float64Array): void {
  const at = new Int32Array(terms), value = new Float64Array(terms)
  for (let row = 0; row < from.length; row++) for (let i = fill(row, at, value) - 1; i >= 0; i--) from[row]! -= coefficients[at[i]!]! * value[i]!
}

/** In place: LL′. Null where a term leaves nothing that those before it don't say. */
function cholesky(matrix: Float64Array): Float64Array | null {
  const size = Math.sqrt(matrix.length)
  for (let i = 0; i < size; i++) {
    const own = matrix[i * size + i]!
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j]!
      for (let k = 0; k < j; k++) rest -= matrix[i * size + k]! * matrix[j * size + k]!
      if (i !== j) matrix[i * size + j] = rest / matrix[j * size + j]!
      else if (rest > own * alike) matrix[i * size + i] = Math.sqrt(rest)
      else return null
    }
  }
  return matrix
}
const alike = 1e-10

function solve(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length, found = right.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) found[i]! -= factor[i * size + k]! * found[k]!
    found[i]! /= factor[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) found[i]! -= factor[k * size + i]! * found[k]!
    found[i]! /= factor[i * size + i]!
  }
  return found
}

/** L⁻¹: w′(X′X)⁻¹w is the length of L⁻¹w. */
function inverseOf(factor: Float64Array): Float64Array {
  const size = Math.sqrt(factor.length), inverse = new Float64Array(factor.length)
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let rest = i === j ? 1 : 0
      for (let k = j; k < i; k++) rest -= factor[i * size + k]! * inverse[k * size + j]!
      inverse[i * size + j] = rest / factor[i * size + i]!
    }
  }
  return inverse
}

function squaresOf(inverse: Float64Array, weights: readonly number[]): number {
  const size = weights.length
  let sum = 0
  for (let i = 0; i < size; i++) {
    let along = 0
    for (let j = 0; j <= i; j++) if (weights[j] !== 0) along += inverse[i * size + j]! * weights[j]!
    sum += along * along
  }
  return sum
}

const unit = (at: number, size: number) => Array.from({ length: size }, (_, n) => n === at ? 1 : 0)

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]!
  return sum / values.length
}

/** How likely a t as far from nothing, either way, is by chance. */
export const studentTwoSided = (t: number, freedom: number): number => partOfBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
/** How likely a χ² as large is by chance. */
export const chiSquaredUpper = (value: number, freedom: number): number => upperGamma(freedom / 2, value / 2)

/** Regularised incomplete beta function Iₓ(a, b), by Lentz's continued fraction. */
function partOfBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - partOfBeta(1 - x, b, a)
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  return front * lentz(step => {
    if (step === 0) return [1, 1]
    const m = Math.floor(step / 2)
    return [step % 2 === 0 ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)) : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1]
  })
}

/** Regularised upper incomplete gamma function Q(a, x): by its series below a + 1, by its continued fraction above. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a))
  if (x >= a + 1) return front * lentz(step => step === 0 ? [1, x + 1 - a] : [step * (a - step), x + 2 * step + 1 - a])
  let sum = 1 / a, term = sum
  for (let n = 1; Math.abs(term) > Math.abs(sum) * precise; n++) sum += term *= x / (a + n)
  return 1 - front * sum
}

/** a₀ ÷ (b₀ + a₁ ÷ (b₁ + a₂ ÷ …)). */
function lentz(part: (step: number) => readonly [above: number, below: number]): number {
  const [first, below] = part(0)
  let value = below, ahead = below, behind = 0
  for (let step = 1; step < 100_000; step++) {
    const [above, below] = part(step)
    behind = 1 / away(below + above * behind)
    ahead = away(below + above / ahead)
    value *= ahead * behind
    if (Math.abs(ahead * behind - 1) < precise) break
  }
  return first / value
}
const precise = 1e-15
const away = (value: number) => Math.abs(value) < 1e-300 ? 1e-300 : value

/** Lanczos' approximation, for what is above nothing. */
function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const sum = lanczos.reduce((sum, part, at) => at === 0 ? part : sum + part / (x - 1 + at), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(x + 6.5) - (x + 6.5) + Math.log(sum)
}
const lanczos = [0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7]
