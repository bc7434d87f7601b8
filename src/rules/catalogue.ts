// Written by npm run rules.
export const catalogue = {
  'de.notice-period': { title: 'Germany: statutory notice', field: 'offboarding', load: () => import('./de/notice-period.ts') },
  'gb.gender-pay-gap': { title: 'Gender pay gap: the six figures', field: 'inclusion', load: () => import('./gb/gender-pay-gap.ts') },
  'gb.statutory-holiday': { title: 'Statutory holiday entitlement', field: 'leave', load: () => import('./gb/statutory-holiday.ts') },
  'gb.statutory-notice': { title: 'Statutory notice by the employer', field: 'offboarding', load: () => import('./gb/statutory-notice.ts') },
  'gb.statutory-redundancy-pay': { title: 'Statutory redundancy pay', field: 'offboarding', load: () => import('./gb/statutory-redundancy-pay.ts') },
  'measures.bradford-factor': { title: 'Bradford factor', field: 'leave', load: () => import('./measures/bradford-factor.ts') },
  'measures.mean-and-median': { title: 'Mean and median', field: 'insights', load: () => import('./measures/mean-and-median.ts') },
} as const
