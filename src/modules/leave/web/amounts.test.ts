import { expect, test } from 'vitest'
import { runsOf } from './amounts.ts'

test('days that follow one another and count alike are one line, with their sum; a holiday and half a day stand alone', () => {
  const day = (onDay: string, quantity = 1, why = quantity ? 'counts' : 'not_worked', holiday: string | null = null) => ({ onDay, quantity, why, holiday })
  expect(runsOf([day('2026-10-01'), day('2026-10-02'), day('2026-10-03', 0), day('2026-10-04', 0), day('2026-10-05', 0.5), day('2026-10-06', 0, 'holiday', 'A feast'), day('2026-10-07'), day('2026-10-09')]))
    .toEqual([
      { from: '2026-10-01', to: '2026-10-02', sum: 2, why: 'counts', holiday: null }, { from: '2026-10-03', to: '2026-10-04', sum: 0, why: 'not_worked', holiday: null }, { from: '2026-10-05', to: '2026-10-05', sum: 0.5, why: 'counts', holiday: null },
      { from: '2026-10-06', to: '2026-10-06', sum: 0, why: 'holiday', holiday: 'A feast' }, { from: '2026-10-07', to: '2026-10-07', sum: 1, why: 'counts', holiday: null }, { from: '2026-10-09', to: '2026-10-09', sum: 1, why: 'counts', holiday: null },
    ])
})
