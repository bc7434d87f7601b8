import type { Governs } from '#shared/terms.ts'
import { t } from './words.ts'

/** "by contract, being longer (s.86(3))". */
export const governsText = ({ by, why, section }: Governs): string => `${parties[by]()}, ${reasons[why]()} (${section})`

const parties: Record<Governs['by'], () => string> = { law: () => t('by law'), contract: () => t('by contract'), agreement: () => t('by collective agreement'), policy: () => t('by the company’s policy') }
const reasons: Record<Governs['why'], () => string> = {
  'more-favourable': () => t('being more favourable'), longer: () => t('being longer'), 'at-most': () => t('since the law is the most that may be agreed'), 'exactly-the-rule': () => t('since nothing else may be agreed'),
  'instead-of-the-law': () => t('which may stand in the law’s place'), 'the-same': () => t('since nothing that was agreed says otherwise'),
}
