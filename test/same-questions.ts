import fc from 'fast-check'

/** Properties ask the same questions each time, so that a commit that was green stays green; `SEED=$RANDOM npm test` asks others. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) })
