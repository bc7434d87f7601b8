// The two readings of a right, held together for longer: some two million comparisons, of other trees. AGREEMENT_SEED chooses others again.
process.env['AGREEMENT_SEED'] ??= '7'
process.env['AGREEMENT_BATCHES'] = '640'
await import('../agreement.test.ts')
export {}
