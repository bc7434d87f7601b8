import { addDays } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, flag, optional, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'us.nlra-8d-notice',
  title: 'Ending a collective agreement: notices',
  field: 'labor',
  source: { instrument: 'National Labor Relations Act, 29 USC 158', section: '158(d), 158(g)', publisher: 'Federal Mediation and Conciliation Service, FAQ about notices and filings', address: 'http://www.fmcs.gov/internet/printerPage.asp?categoryID=336&itemID=18778', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The Act as it stands: its periods don’t change from year to year.',
  input: {
    contractExpiresOn: date('Last day of the agreement'),
    healthCare: flag('A health care institution'),
  },
  output: {
    noticeToOtherPartyBy: date('Last day for the notice to the other party'),
    mediationNoticeBy: date('Last day for the notice to the mediation services'),
    strikeNoticeDays: optional(whole('Days of notice of a strike or picketing')),
  },
  limits: ['The notice to the Federal Mediation and Conciliation Service, and to the state’s, is due within 30 days after the notice to the other party: whoever gives that earlier gives this earlier. The date here is the last of all.', 'An agreement without a last day: counted to the day on which it is to end or change. A first agreement in health care has other notices.', 'The agreement may ask for more.'],
  examples: [
    { name: 'Until the end of the year', input: { contractExpiresOn: '2026-12-31', healthCare: false }, output: { noticeToOtherPartyBy: '2026-11-01', mediationNoticeBy: '2026-12-01' }, source: '29 USC 158(d)' },
    { name: 'Health care', input: { contractExpiresOn: '2026-12-31', healthCare: true }, output: { noticeToOtherPartyBy: '2026-10-02', mediationNoticeBy: '2026-11-01', strikeNoticeDays: 10 }, source: '29 USC 158(d)(A)–(B), 158(g)' },
  ],
}).formula(({ contractExpiresOn, healthCare }, { say }) => {
  const [toOtherParty, toMediation] = healthCare ? [90, 60] : [60, 30]
  const noticeToOtherPartyBy = addDays(contractExpiresOn, -toOtherParty!), mediationNoticeBy = addDays(contractExpiresOn, -toMediation!)
  say`Notice to the other party ${toOtherParty!} days before ${contractExpiresOn}: by ${noticeToOtherPartyBy} (158(d)(1)).`
  say`Notice to the mediation services ${toMediation!} days before: by ${mediationNoticeBy} (158(d)(3)).`
  if (!healthCare) return { noticeToOtherPartyBy, mediationNoticeBy }
  const strikeNoticeDays = 10
  say`In health care, ${strikeNoticeDays} days’ notice of a strike or picketing (158(g)).`
  return { noticeToOtherPartyBy, mediationNoticeBy, strikeNoticeDays }
})
