import { t } from './words.ts'

/** "£180 a month". */
export function perText(sum: string, per: string): string {
  switch (per) {
    case 'hour': return t('{{sum}} an hour', { sum })
    case 'month': return t('{{sum}} a month', { sum })
    case 'payment': return t('{{sum}} with each payment', { sum })
    default: return t('{{sum}} a year', { sum })
  }
}
