import { Anchor, Button, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listText, numberText } from '#ui/format.ts'
import { Page, Panel } from '#ui/page.tsx'
import { learn, t } from '#ui/words.ts'
import { areasAtOnce, isAbout, lateAbove, latePercent, meant, toBuyIn } from '../rules-small.ts'
import { firstHires, published } from '../rules-staffing.ts'
import { Contact } from './balance-cell.tsx'
import type { Balance } from './balance.tsx'
import { becauseWord, HowJudged } from './balance-words.tsx'
import classes from './hr-team.module.css'
import { OwnPart } from './own-part.tsx'
import { Ratio } from './ratio.tsx'
import { areaLabel } from './words.ts'

learn({
  'You are {{count}} HR people for {{people}} employees._one': 'There is one HR person for {{people}} employees.', 'You are {{count}} HR people for {{people}} employees._other': 'There are {{count}} HR people for {{people}} employees.',
})

/** With one or two HR people a map says little: what hangs on whom, who steps in, what to buy in, and what makes another hire due. */
export function SmallTeam({ balance }: { balance: Balance }) {
  return (
    <Page
      title={t('HR in a small team')} actions={<Button component={Link} to="/hr-team/holiday">{t('Prepare my holiday')}</Button>} about={t('You are {{count}} HR people for {{people}} employees.', { count: balance.hrPeople, people: numberText(balance.people) })}
    >
      {balance.sees === 'all' ? <>
        <RestsOnYou balance={balance} />
        <StepsIn balance={balance} />
        <BuyIn balance={balance} />
        <SecondHire balance={balance} />
        <Ratio people={balance.people} />
        <HowJudged />
      </> : <OwnPart own={balance.own} />}
    </Page>
  )
}

function RestsOnYou({ balance: { own, cells } }: { balance: Balance }) {
  const alone = own.filter(each => each.isAlone)
  const areas = new Map(areasAtOnce(cells).map(each => [each.function, each]))
  return (
    <Panel title={t('What rests on you alone')}>
      {own.length === 0 ? <Text c="dimmed">{t('Nothing: you work on no area of HR yourself.')}</Text> : alone.length === 0 ? <Text>{t('Nothing: for everything that you do, somebody else can step in.')}</Text> : (
        <table className={`${classes['table']} ${classes['stack']}`}>
          <thead><tr><th scope="col">{t('Area')}</th><th scope="col">{t('Can you?')}</th><th scope="col">{t('Open')}</th><th scope="col">{t('Overdue')}</th></tr></thead>
          <tbody>{alone.map(each => <tr key={each.function}><th scope="row">{areaLabel(each.function)}</th><td>{each.can === 'can' ? t('Yes') : each.can === 'cannot' ? t('Not yet') : t('Unknown')}<span className={classes['two']}>{becauseWord(each.because)}</span></td><td>{areas.get(each.function)?.open ?? 0}</td><td>{areas.get(each.function)?.overdue ?? 0}</td></tr>)}</tbody>
        </table>
      )}
    </Panel>
  )
}

function StepsIn({ balance: { holders, cover, secondPerson } }: { balance: Balance }) {
  const others = holders.filter(each => !each.isMe)
  return (
    <Panel title={t('Who steps in while you are away')} actions={<Anchor component={Link} to="/hr-team/outside">{t('Outside cover')}</Anchor>}>
      <ul className={classes['list']}>
        {others.map(each => <li key={each.personId}><Text fw={500}>{each.name}</Text><Text size="sm" c="dimmed">{each.positions.join(' · ') || t('Works on an area of HR')}</Text></li>)}
        {cover.map(each => <li key={each.id}><Contact of={each} /><Text size="sm">{listText(each.functions.map(areaLabel))}</Text></li>)}
        {secondPerson && <li><Text fw={500}>{secondPerson}</Text><Text size="sm" c="dimmed">{t('Second person: decides what concerns HR itself, and can hand the administration over')}</Text></li>}
      </ul>
      {others.length + cover.length === 0 && <Text mt="xs">{t('Nobody carries your work yet while you are away. Name somebody outside, or put a colleague in a position for the time.')}</Text>}
    </Panel>
  )
}

function BuyIn({ balance: { cells } }: { balance: Balance }) {
  const missing = toBuyIn(areasAtOnce(cells))
  return (
    <Panel title={t('What to buy in')}>
      {missing.length === 0 ? <Text>{t('For every area somebody is known to be able, here or outside.')}</Text> : (
        <>
          <Text mb="xs">{t('Nobody here is known to be able, and nobody outside does it:')}</Text>
          <List>{missing.map(each => <List.Item key={each.function}>{areaLabel(each.function)}{!each.isAnybodys && ` (${t('nobody has access either')})`}{each.state === 'unknown' && ` (${t('too little is known: say what you can')})`}</List.Item>)}</List>
        </>
      )}
    </Panel>
  )
}

function SecondHire({ balance: { cells, people, hrPeople } }: { balance: Balance }) {
  const late = latePercent(areasAtOnce(cells))
  const each = hrPeople === 0 ? people : people / hrPeople
  const rule = published.find(figure => figure.definition.startsWith('Full-time generalists'))!
  const size = published.filter(figure => figure.from !== null && isAbout(figure, people))
  const stages = firstHires.filter(stage => isAbout(stage, people))
  const said = (low: number, high: number) => low === high ? numberText(Math.round(low * 10) / 10) : t('{{low}} to {{high}}', { low: numberText(Math.round(low * 10) / 10), high: numberText(Math.round(high * 10) / 10) })
  return (
    <Panel title={t('What makes another hire due')}>
      <List spacing="xs">
        <List.Item>{each > 150 ? t('Due by the rule of thumb: there are {{each}} employees to each of you, and one generalist for 100 to 150 is usual', { each: numberText(Math.round(each)) }) : t('Not due by the rule of thumb: there are {{each}} employees to each of you, and one generalist for 100 to 150 is usual', { each: numberText(Math.round(each)) })} ({rule.source}, {rule.year}).</List.Item>
        {size.map(figure => <List.Item key={figure.says}>{t('{{figure}} HR people for a company of this size would mean {{means}}', { figure: t('{{n}} per 100', { n: numberText(figure.low) }), means: said(...meant(figure, people)) })} ({figure.source}, {figure.year}).</List.Item>)}
        {stages.map(stage => <List.Item key={stage.says}>{t('With {{people}} employees: {{says}}', { people: numberText(people), says: t(stage.says).toLowerCase() })} ({stage.source}).</List.Item>)}
        <List.Item>{late === null ? t('By your own desk: nothing is open.') : late > lateAbove ? t('Due by your own desk: {{late}} % of what is open is overdue; above {{above}} % is too much here.', { late: numberText(Math.round(late)), above: lateAbove }) : t('Not due by your own desk: {{late}} % of what is open is overdue; above {{above}} % would be too much here.', { late: numberText(Math.round(late)), above: lateAbove })}</List.Item>
      </List>
    </Panel>
  )
}
