import { Title } from '@mantine/core'
import { useUsed } from '#ui/me.ts'
import { useRead } from '#ui/queries.ts'
import { t } from '#ui/words.ts'
import { position } from '../records-positions.ts'
import classes from './people.module.css'
import { fteText } from './seat.tsx'

type Vacancy = { id: string; title: string; unitName: string; locationName: string; budgetedFte: number; filledFte: number }
/** What may be filled below the positions of one's team. */
export function TeamVacancies() {
  const isUsed = useUsed()
  const { data } = useRead<{ items: Vacancy[] }>('/team/vacancies', { isOn: isUsed(position.asks.title) })
  if (!data?.items.length) return null
  return (
    <section>
      <Title order={3} mt="lg" mb="xs">{t('Positions to be filled')}</Title>
      <ul className={classes['people']}>{data.items.map(each => (
        <li key={each.id}><div className={classes['person']}><span><span className={classes['name']}>{each.title}</span><span className={classes['two']}>{[each.unitName, each.locationName, t('FTE {{fte}}', { fte: fteText(each) })].join(' · ')}</span></span></div></li>
      ))}</ul>
    </section>
  )
}
