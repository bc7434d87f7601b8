import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Rule } from '#shared/rule.ts'
import { useMe } from '#ui/me.ts'
import { useRead } from '#ui/queries.ts'
import { numberText } from '#ui/format.ts'
import { learn, t } from '#ui/words.ts'

type Touches = { items: { rules: string[]; count: number; isMore: boolean; page: string }[] }

learn({ 'It may touch {{count}} of the people whom you look after._one': 'It may touch one of the people whom you look after.', 'It may touch {{count}} of the people whom you look after._other': 'It may touch {{number}} of the people whom you look after.' })

/** Of those whom the reader looks after, as they are today; nothing for guests and for who looks after nobody. */
export function Touched({ rules }: { rules: readonly Rule[] }) {
  const { organizationId } = useMe()
  const { data } = useRead<Touches>('/touched-by-rules', { isOn: organizationId !== '' })
  const found = (data?.items ?? []).filter(each => each.count > 0 && each.rules.some(id => rules.some(rule => rule.id === id)))
  return found.map(({ page, count, isMore }) => (
    <Text key={page} size="sm">
      {t('It may touch {{count}} of the people whom you look after.', { count, number: `${numberText(count)}${isMore ? '+' : ''}` })} <Anchor component={Link} to={page} inherit underline="always">{t('Show them')}</Anchor>
    </Text>
  ))
}
