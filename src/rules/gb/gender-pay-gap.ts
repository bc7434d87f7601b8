import { exact, mean, median, type Exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { choice, lines, listOf, money, number, optional, whole } from '#shared/rule-fields.ts'

type Employee = { sex: 'male' | 'female'; hourlyPay: Exact; bonus: Exact | null }
const gap = (title: string) => number(title, { min: -1e18, max: 100 })
const percent = (title: string) => number(title, { max: 100 })

export default rule({
  id: 'gb.gender-pay-gap',
  title: 'Gender pay gap: the six figures',
  field: 'inclusion',
  source: { instrument: 'Equality Act 2010 (Gender Pay Gap Information) Regulations 2017 (SI 2017/172)', section: 'regs 8–13', publisher: 'legislation.gov.uk', address: 'https://www.legislation.gov.uk/uksi/2017/172' },
  datedBy: 'The regulations as they stand: nothing in them changes from year to year.',
  input: {
    employees: lines('Full-pay relevant employees on the snapshot date', {
      sex: choice('Sex', { male: 'Male', female: 'Female' }),
      hourlyPay: money('Hourly pay'),
      bonus: optional(money('Bonus in the year')),
    }),
  },
  output: {
    men: whole('Men'), women: whole('Women'),
    meanHourlyPayMen: money('Mean hourly pay of men'), meanHourlyPayWomen: money('Mean hourly pay of women'),
    medianHourlyPayMen: money('Median hourly pay of men'), medianHourlyPayWomen: money('Median hourly pay of women'),
    meanHourlyGapPercent: gap('Mean gap in hourly pay, percent'), medianHourlyGapPercent: gap('Median gap in hourly pay, percent'),
    meanBonusGapPercent: optional(gap('Mean gap in bonus, percent')), medianBonusGapPercent: optional(gap('Median gap in bonus, percent')),
    menReceivingBonusPercent: percent('Men with a bonus, percent'), womenReceivingBonusPercent: percent('Women with a bonus, percent'),
    employeesByQuarter: listOf('Employees by quarter, lowest paid first', whole('Employees')),
    womenPercentByQuarter: listOf('Women by quarter, percent', optional(percent('Women, percent'))),
  },
  limits: ['Gaps are not rounded; mean and median pay are shown to the penny.', 'A quarter without employees has no percentage.', 'Who counts, and what counts as hourly pay, is worked out before: see gb.gender-pay-gap-hourly-rate.'],
  refusals: {
    one_sex_only: 'There are no men or no women among the employees, so there is no gap between them.',
    men_unpaid: 'The mean or median hourly pay of men is nothing, so no gap can be a part of it. Check the hourly pay.',
  },
  examples: [
    {
      name: 'Eight people, all six figures', on: '2026-04-05', source: 'SI 2017/172 regs 8–13; gov.uk/guidance/gender-pay-gap-reporting-make-your-calculations',
      input: { employees: [
        { sex: 'female', hourlyPay: '10.00', bonus: null }, { sex: 'female', hourlyPay: '11.00', bonus: '100.00' }, { sex: 'male', hourlyPay: '12.00', bonus: '200.00' }, { sex: 'female', hourlyPay: '13.00', bonus: null },
        { sex: 'male', hourlyPay: '14.00', bonus: null }, { sex: 'male', hourlyPay: '16.00', bonus: '400.00' }, { sex: 'female', hourlyPay: '18.00', bonus: '300.00' }, { sex: 'male', hourlyPay: '20.00', bonus: null },
      ] },
      output: {
        men: 4, women: 4, meanHourlyPayMen: '15.50', meanHourlyPayWomen: '13.00', medianHourlyPayMen: '15.00', medianHourlyPayWomen: '12.00', meanHourlyGapPercent: 16.129032258064516, medianHourlyGapPercent: 20,
        meanBonusGapPercent: 33.333333333333336, medianBonusGapPercent: 33.333333333333336, menReceivingBonusPercent: 50, womenReceivingBonusPercent: 50, womenPercentByQuarter: [100, 50, 0, 50],
      },
    },
    { name: 'Men only', input: { employees: [{ sex: 'male', hourlyPay: '12.00' }] }, refused: 'one_sex_only', source: 'SI 2017/172 reg 8' },
    { name: 'Men without pay', input: { employees: [{ sex: 'male', hourlyPay: '0' }, { sex: 'female', hourlyPay: '12.00' }] }, refused: 'men_unpaid', source: 'SI 2017/172 reg 8' },
  ],
}).formula(({ employees }, { refuse, say }) => {
  const men = employees.filter(({ sex }) => sex === 'male'), women = employees.filter(({ sex }) => sex === 'female')
  if (men.length === 0 || women.length === 0) return refuse('one_sex_only', 'employees')
  say`${men.length} men and ${women.length} women.`

  const pay = { men: men.map(({ hourlyPay }) => hourlyPay), women: women.map(({ hourlyPay }) => hourlyPay) }
  const means = { men: mean(pay.men), women: mean(pay.women) }, medians = { men: median(pay.men), women: median(pay.women) }
  if (means.men.is(0) || medians.men.is(0)) return refuse('men_unpaid', 'employees')
  const meanHourlyGapPercent = gapOf(means), medianHourlyGapPercent = gapOf(medians)
  const [meanHourlyPayMen, meanHourlyPayWomen, medianHourlyPayMen, medianHourlyPayWomen] = [means.men, means.women, medians.men, medians.women].map(value => value.rounded(0.01)) as [Exact, Exact, Exact, Exact]
  say`Mean hourly pay: men £${meanHourlyPayMen.toMoney()}, women £${meanHourlyPayWomen.toMoney()}. Gap: the difference as a part of men’s pay, ${meanHourlyGapPercent}% (reg 8).`
  say`Median hourly pay: men £${medianHourlyPayMen.toMoney()}, women £${medianHourlyPayWomen.toMoney()}. Gap: ${medianHourlyGapPercent}% (reg 9).`

  const bonuses = { men: bonusesOf(men), women: bonusesOf(women) }
  const hasGap = bonuses.men.length > 0 && bonuses.women.length > 0
  const meanBonusGapPercent = hasGap ? gapOf({ men: mean(bonuses.men), women: mean(bonuses.women) }) : undefined
  const medianBonusGapPercent = hasGap ? gapOf({ men: median(bonuses.men), women: median(bonuses.women) }) : undefined
  if (meanBonusGapPercent && medianBonusGapPercent) say`Bonus, of those who had one: mean gap ${meanBonusGapPercent}% (reg 10), median gap ${medianBonusGapPercent}% (reg 11).`
  const menReceivingBonusPercent = share(bonuses.men.length, men.length), womenReceivingBonusPercent = share(bonuses.women.length, women.length)
  say`${bonuses.men.length} of ${men.length} men had a bonus, ${menReceivingBonusPercent}%; ${bonuses.women.length} of ${women.length} women, ${womenReceivingBonusPercent}% (reg 12).`

  const quarters = quartersOf(employees)
  const womenPercentByQuarter = quarters.map(({ women, all }) => all === 0 ? null : share(women, all))
  for (const [at, { women, all }] of quarters.entries()) say`Quarter ${at + 1}, from the lowest paid: ${women} women among ${all}${all === 0 ? '' : `, ${share(women, all)}%`} (reg 13).`
  return {
    men: men.length, women: women.length, meanHourlyPayMen, meanHourlyPayWomen, medianHourlyPayMen, medianHourlyPayWomen, meanHourlyGapPercent, medianHourlyGapPercent,
    ...meanBonusGapPercent && { meanBonusGapPercent, medianBonusGapPercent }, menReceivingBonusPercent, womenReceivingBonusPercent,
    employeesByQuarter: quarters.map(({ all }) => all), womenPercentByQuarter,
  }
})

const gapOf = ({ men, women }: { men: Exact; women: Exact }) => men.minus(women).over(men).times(100)
const share = (part: number, all: number) => exact(part).times(100).over(all)
const bonusesOf = (people: Employee[]) => people.flatMap(({ bonus }) => bonus?.isAbove(0) ? [bonus] : [])

/** Four parts as equal as can be, a remainder to the lower ones. Those on one rate who fall into several are shared out, women and men in the proportion they have at that rate. */
function quartersOf(employees: Employee[]): { all: number; women: number }[] {
  const quarters = [0, 1, 2, 3].map(at => ({ all: Math.floor(employees.length / 4) + (at < employees.length % 4 ? 1 : 0), women: 0, free: 0 }))
  for (const quarter of quarters) quarter.free = quarter.all
  for (const rate of byRate(employees)) {
    const women = rate.filter(({ sex }) => sex === 'female').length
    let left = rate.length
    const places = quarters.map(quarter => {
      const taken = Math.min(quarter.free, left)
      left -= taken
      quarter.free -= taken
      return { quarter, women: Math.floor(women * taken / rate.length), rest: women * taken % rate.length }
    })
    let without = women - places.reduce((total, place) => total + place.women, 0)
    for (const place of places.toSorted((a, b) => b.rest - a.rest)) place.women += without-- > 0 ? 1 : 0
    for (const { quarter, women } of places) quarter.women += women
  }
  return quarters.map(({ all, women }) => ({ all, women }))
}

function byRate(employees: Employee[]): Employee[][] {
  const rates: Employee[][] = []
  for (const employee of employees.toSorted((a, b) => a.hourlyPay.compare(b.hourlyPay))) {
    const last = rates.at(-1)
    if (last?.[0]!.hourlyPay.is(employee.hourlyPay)) last.push(employee)
    else rates.push([employee])
  }
  return rates
}
